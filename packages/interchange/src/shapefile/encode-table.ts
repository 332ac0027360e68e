import iconv from 'iconv-lite';
import {
  CODE_PAGE_OFFSET,
  FIELD_BYTES,
  FIELDS_END,
  LONGEST_NAME,
  TABLE_END,
  TABLE_HEADER_BYTES,
  WIDEST_FIELD,
} from './layout.ts';

export type TableEncoding = 'utf-8' | 'gbk';

type Row = Readonly<Record<string, unknown>>;

interface Column {
  readonly key: string;
  readonly name: Uint8Array;
  readonly type: 'C' | 'N' | 'L' | 'D';
  readonly width: number;
  readonly decimals: number;
}

/** Most digits after the point: what a double holds of a number near 1. */
const MOST_DECIMALS = 15;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Rows as the bytes of a dBASE III table, the attributes of a shapefile. Text that is longer than 254 bytes is
 * cut between two characters, names of fields likewise at 10 bytes and then numbered where they coincide;
 * objects and lists are written as JSON.
 *
 * @param codePage the byte of the header that names the encoding; 0 names none
 */
export function encodeTable(rows: readonly Row[], encoding: TableEncoding, codePage: number): Uint8Array {
  const columns = columnsOf(rows, encoding);
  const headerBytes = TABLE_HEADER_BYTES + FIELD_BYTES * columns.length + 1;
  const rowBytes = columns.reduce((sum, { width }) => sum + width, 1);
  const bytes = new Uint8Array(headerBytes + rowBytes * rows.length + 1).fill(0x20, headerBytes);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, 3);
  // The date of the last change; fixed, so that the same rows give the same bytes.
  bytes.set([100, 1, 1], 1);
  view.setUint32(4, rows.length, true);
  view.setUint16(8, headerBytes, true);
  view.setUint16(10, rowBytes, true);
  view.setUint8(CODE_PAGE_OFFSET, codePage);
  for (const [i, { name, type, width, decimals }] of columns.entries()) {
    const at = TABLE_HEADER_BYTES + FIELD_BYTES * i;
    bytes.set(name, at);
    view.setUint8(at + 11, type.charCodeAt(0));
    view.setUint8(at + 16, width);
    view.setUint8(at + 17, decimals);
  }
  view.setUint8(headerBytes - 1, FIELDS_END);
  for (const [i, row] of rows.entries()) {
    let at = headerBytes + rowBytes * i + 1;
    for (const column of columns) {
      const value = valueBytes(row[column.key], column, encoding);
      bytes.set(value, column.type === 'N' ? at + column.width - value.length : at);
      at += column.width;
    }
  }
  view.setUint8(bytes.length - 1, TABLE_END);
  return bytes;
}

function columnsOf(rows: readonly Row[], encoding: TableEncoding): Column[] {
  const keys = new Set(rows.flatMap((row) => Object.keys(row)));
  const taken = new Set<string>();
  const columns = [...keys].map((key) => {
    const values = rows.map((row) => row[key]).filter((value) => value !== null && value !== undefined);
    return { key, name: nameBytes(key, encoding, taken), ...shapeOf(values, encoding) };
  });
  // A table has at least one field.
  return columns.length > 0
    ? columns
    : [{ key: '', name: iconv.encode('FID', 'ascii'), type: 'N', width: 1, decimals: 0 }];
}

function shapeOf(
  values: readonly unknown[],
  encoding: TableEncoding,
): Pick<Column, 'type' | 'width' | 'decimals'> {
  const whole = (type: Column['type'], width: number) => ({ type, width, decimals: 0 });
  if (values.length > 0 && values.every((value) => typeof value === 'boolean')) return whole('L', 1);
  if (values.length > 0 && values.every((value) => typeof value === 'string' && DATE.test(value)))
    return whole('D', 8);
  if (values.length > 0 && values.every((value) => typeof value === 'number' && Number.isFinite(value))) {
    const decimals = Math.max(...(values as number[]).map(decimalsOf));
    const width = Math.max(...(values as number[]).map((value) => numberText(value, decimals).length));
    return { type: 'N', width, decimals };
  }
  const widest = values.reduce<number>(
    (width, value) => Math.max(width, iconv.encode(textOf(value), encoding).length),
    1,
  );
  return whole('C', Math.min(widest, WIDEST_FIELD));
}

/** Digits after the point of the shortest text that gives the number back. */
function decimalsOf(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  const fraction = digits.split('.')[1]?.length ?? 0;
  return Math.min(Math.max(fraction - Number(exponent), 0), MOST_DECIMALS);
}

function numberText(value: number, decimals: number): string {
  return Math.abs(value) < 1e21 ? value.toFixed(decimals) : String(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string'
    ? value
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
}

function valueBytes(value: unknown, { type, width, decimals }: Column, encoding: TableEncoding): Uint8Array {
  if (value === null || value === undefined) return iconv.encode(type === 'L' ? '?' : '', 'ascii');
  if (type === 'L') return iconv.encode(value === true ? 'T' : 'F', 'ascii');
  if (type === 'D') return iconv.encode(String(value).replaceAll('-', ''), 'ascii');
  if (type === 'N') return iconv.encode(numberText(value as number, decimals), 'ascii');
  return cutBetweenCharacters(textOf(value), width, encoding);
}

function nameBytes(key: string, encoding: TableEncoding, taken: Set<string>): Uint8Array {
  for (let number = 0; ; number++) {
    const suffix = number === 0 ? '' : `_${number}`;
    const stem = cutBetweenCharacters(key, LONGEST_NAME - suffix.length, encoding);
    const name = Buffer.concat([stem, iconv.encode(suffix, 'ascii')]);
    // dBASE knows no difference between capitals and small letters.
    const spelling = iconv.decode(name, encoding).toUpperCase();
    if (taken.size < taken.add(spelling).size) return name;
  }
}

/** As many whole characters of a text as `limit` bytes hold. */
function cutBetweenCharacters(text: string, limit: number, encoding: TableEncoding): Uint8Array {
  const bytes = iconv.encode(text, encoding);
  if (bytes.length <= limit) return bytes;
  const characters: Uint8Array[] = [];
  let length = 0;
  for (const character of text) {
    const next = iconv.encode(character, encoding);
    if (length + next.length > limit) break;
    characters.push(next);
    length += next.length;
  }
  return Buffer.concat(characters);
}
