import jschardet from 'jschardet';
import type { Detected, EncodingEvidence } from '../table/feature-table.ts';
import { fits } from './decode-text.ts';
import { encodingNamed, encodingOfCodePage } from './encoding-names.ts';

/** A piece of text in an unknown encoding; `full` says that it fills its field and may be cut at its end. */
export interface TextPiece {
  readonly bytes: Uint8Array;
  readonly full: boolean;
}

/** What is said about the encoding of a table, apart from its text. */
export interface EncodingHints {
  /** Content of the .cpg. */
  readonly cpg?: string;
  /** Byte of the header. */
  readonly codePage?: number;
}

export interface EncodingVerdict {
  readonly detected: Detected<EncodingEvidence>;
  /** Whether the .cpg or the header named another encoding, which the text is not in. */
  readonly contradicted: boolean;
}

/** What jschardet may say of the data of a Chinese district; of short texts it names the rarest encodings. */
const PLAUSIBLE: Readonly<Record<string, string>> = {
  gb2312: 'gb18030',
  gb18030: 'gb18030',
  big5: 'big5',
  'windows-1252': 'windows-1252',
  'iso-8859-1': 'windows-1252',
};
/** Text beyond this does not make a guess better. */
const GUESSED_BYTES = 1 << 18;

/**
 * The encoding of a table's text. A name in the .cpg, then one in the header, is believed where the text can be
 * in that encoding. Without one, text that is all valid UTF-8 is UTF-8; otherwise it is guessed, and where the
 * guess is none GB18030 is assumed.
 */
export function detectEncoding(pieces: readonly TextPiece[], hints: EncodingHints): EncodingVerdict {
  const told = pieces.filter(({ bytes }) => bytes.some((byte) => byte >= 0x80));
  if (told.length === 0) return verdict('utf-8', 'encoding-plain', true, false);
  const fitsAll = (encoding: string) => told.every(({ bytes, full }) => fits(bytes, encoding, full));
  const isUtf8 = fitsAll('utf-8');
  // Three bytes to a character, all in order, are no accident; pairs can be GBK as well.
  const isPlainlyUtf8 = isUtf8 && told.some(({ bytes }) => bytes.some((byte) => byte >= 0xe0));
  const named: readonly (readonly [string | null, EncodingEvidence])[] = [
    [hints.cpg === undefined ? null : encodingNamed(hints.cpg), 'encoding-cpg'],
    [hints.codePage === undefined ? null : encodingOfCodePage(hints.codePage), 'encoding-code-page'],
  ];
  let contradicted = false;
  for (const [encoding, evidence] of named) {
    if (encoding === null) continue;
    const believed = encoding === 'utf-8' ? isUtf8 : !isPlainlyUtf8 && fitsAll(encoding);
    if (believed) return verdict(encoding, evidence, true, contradicted);
    contradicted = true;
  }
  if (isUtf8) return verdict('utf-8', 'encoding-utf8-valid', isPlainlyUtf8 && !contradicted, contradicted);
  const guess = guessed(told).find(fitsAll);
  return guess === undefined
    ? verdict('gb18030', 'encoding-assumed', false, contradicted)
    : verdict(guess, 'encoding-guessed', false, contradicted);
}

function verdict(
  name: string,
  evidence: EncodingEvidence,
  certain: boolean,
  contradicted: boolean,
): EncodingVerdict {
  return { detected: { name, evidence, certain }, contradicted };
}

/** Plausible encodings, the likeliest first. */
function guessed(pieces: readonly TextPiece[]): string[] {
  const sample: Uint8Array[] = [];
  let length = 0;
  for (const { bytes } of pieces) {
    if (length > GUESSED_BYTES) break;
    sample.push(bytes, new Uint8Array([0x20]));
    length += bytes.length + 1;
  }
  return jschardet.detectAll(Buffer.concat(sample)).flatMap(({ encoding }) => {
    const name = PLAUSIBLE[encoding?.toLowerCase() ?? ''];
    return name === undefined ? [] : [name];
  });
}
