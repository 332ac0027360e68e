import iconv from 'iconv-lite';

/** GBK and GB2312 are read as GB18030, which holds them; Big5 with Hong Kong's characters. */
const DECODERS: Readonly<Record<string, string>> = { gbk: 'gb18030', big5: 'big5-hkscs' };

/** What stands where bytes are no character of an encoding. */
const REPLACEMENT = '\uFFFD';

/**
 * Decodes bytes. Where `cut` says that the text may end in the middle of a character, as it does in fields
 * that were filled byte by byte, such an end is left out.
 */
export function decodeText(bytes: Uint8Array, encoding: string, cut = false): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = iconv.decode(buffer, DECODERS[encoding] ?? encoding, { stripBOM: true });
  return cut ? text.replace(/\uFFFD$/, '') : text;
}

/** Whether all bytes are characters of the encoding. */
export function fits(bytes: Uint8Array, encoding: string, cut = false): boolean {
  return !decodeText(bytes, encoding, cut).includes(REPLACEMENT);
}
