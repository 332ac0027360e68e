/** The text of a file, or the byte at which it stops being UTF-8. */
export type DecodeOutcome =
  | { readonly ok: true; readonly text: string; readonly byteOrderMark: boolean }
  | { readonly ok: false; readonly byte: number };

/** Decodes UTF-8 strictly. A leading byte order mark is left out of the text and reported. */
export function decodeUtf8(bytes: Uint8Array): DecodeOutcome {
  const byteOrderMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), byteOrderMark };
  } catch {
    return { ok: false, byte: firstInvalidByte(bytes) };
  }
}

/** Offset of the first byte that cannot be part of UTF-8 (RFC 3629: no overlong forms, no surrogates). */
function firstInvalidByte(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at]!;
    const length =
      lead < 0x80
        ? 1
        : lead >= 0xc2 && lead < 0xe0
          ? 2
          : lead >= 0xe0 && lead < 0xf0
            ? 3
            : lead >= 0xf0 && lead < 0xf5
              ? 4
              : 0;
    if (length === 0) return at;
    for (let i = 1; i < length; i++) {
      const next = bytes[at + i];
      let low = 0x80;
      let high = 0xbf;
      if (i === 1 && lead === 0xe0) low = 0xa0;
      if (i === 1 && lead === 0xed) high = 0x9f;
      if (i === 1 && lead === 0xf0) low = 0x90;
      if (i === 1 && lead === 0xf4) high = 0x8f;
      if (next === undefined || next < low || next > high) return at;
    }
    at += length;
  }
  return at;
}
