import { CsvError, parse } from 'csv-parse/sync';
import { decodeText } from '../encoding/decode-text.ts';
import { detectEncoding } from '../encoding/detect-encoding.ts';
import { encodingNamed } from '../encoding/encoding-names.ts';
import type { Detected, EncodingEvidence } from '../table/feature-table.ts';
import { unescapedFormula } from './formula.ts';
import { type RawSheet, type ReadSheetOptions, SheetFault } from './sheet.ts';

const DELIMITERS = [',', '\t', ';', '|'] as const;
/** Rows from which the delimiter is told, and the longest row in bytes. */
const ROWS_SAMPLED = 200;
const LONGEST_ROW = 1 << 20;
/** What a spreadsheet leaves of a long number when it saves a CSV. */
const LOST_DIGITS = /^\d(?:\.\d+)?[eE]\+1\d$/;

/** Reads a CSV of any encoding and delimiter. @throws SheetFault */
export function readCsv(
  bytes: Uint8Array,
  options: ReadSheetOptions & { readonly rowLimit: number },
): RawSheet {
  const { text, encoding } = decoded(bytes, options.encoding);
  if (text.trim() === '') throw new SheetFault({ code: 'sheet-empty' });
  const delimiter = delimiterOf(text);
  const rows = records(text, delimiter, options.rowLimit + 1);
  if (rows.length > options.rowLimit)
    throw new SheetFault({ code: 'sheet-too-long', expected: String(options.rowLimit) });
  const cells = rows.map((row) => row.map(unescapedFormula));
  const digitsLost = cells.reduce((sum, row) => sum + row.filter((cell) => LOST_DIGITS.test(cell)).length, 0);
  return {
    format: 'csv',
    encoding,
    delimiter,
    worksheet: '',
    worksheets: [],
    rows: cells,
    formulasWithoutResult: 0,
    digitsLost,
  };
}

interface DecodedText {
  readonly text: string;
  readonly encoding: Detected<EncodingEvidence>;
}

function decoded(bytes: Uint8Array, declared: string | undefined): DecodedText {
  const as = (name: string, evidence: EncodingEvidence, certain: boolean): DecodedText => ({
    text: decodeText(bytes, name),
    encoding: { name, evidence, certain },
  });
  if (declared !== undefined) {
    const name = encodingNamed(declared);
    if (name === null) throw new SheetFault({ code: 'encoding-unknown', found: declared.slice(0, 80) });
    return as(name, 'encoding-declared', true);
  }
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return as('utf-16le', 'encoding-mark', true);
  if (first === 0xfe && second === 0xff) return as('utf-16be', 'encoding-mark', true);
  if (first === 0xef && second === 0xbb && third === 0xbf) return as('utf-8', 'encoding-mark', true);
  const { name, evidence, certain } = detectEncoding([{ bytes, full: false }], {}).detected;
  return as(name, evidence, certain);
}

/** The delimiter that gives most of the first rows the same number of cells, and more than one. */
function delimiterOf(text: string): string {
  let best: string = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const counts = new Map<number, number>();
    for (const { length } of firstRecords(text, delimiter)) {
      if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
    }
    const score = Math.max(0, ...[...counts].map(([length, rows]) => rows + length / 1000));
    if (score <= bestScore) continue;
    best = delimiter;
    bestScore = score;
  }
  return best;
}

/** None where the delimiter is plainly another: quotes do not close beside it. */
function firstRecords(text: string, delimiter: string): string[][] {
  try {
    return records(text, delimiter, ROWS_SAMPLED);
  } catch (error) {
    if (error instanceof SheetFault) return [];
    throw error;
  }
}

function records(text: string, delimiter: string, limit: number): string[][] {
  try {
    return parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      trim: true,
      to: limit,
      max_record_size: LONGEST_ROW,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new SheetFault({ code: 'sheet-damaged', found: error.code });
  }
}
