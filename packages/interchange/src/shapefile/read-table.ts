import { decodeText } from '../encoding/decode-text.ts';
import { detectEncoding, type EncodingHints, type TextPiece } from '../encoding/detect-encoding.ts';
import type { JsonObject, JsonValue } from '../json/parse-json.ts';
import type { Detected, EncodingEvidence } from '../table/feature-table.ts';
import type { FileFault } from '../table/file-fault.ts';
import { CODE_PAGE_OFFSET, FIELD_BYTES, FIELDS_END, TABLE_HEADER_BYTES } from './layout.ts';

/** The attributes of a shapefile. */
export interface AttributeTable {
  /** One for each row, in order; null where the row is marked as deleted. */
  readonly rows: readonly (JsonObject | null)[];
  readonly fields: readonly string[];
  readonly encoding: Detected<EncodingEvidence>;
  /** Whether the .cpg or the header named an encoding that the text is not in. */
  readonly contradicted: boolean;
}

export type TableOutcome =
  | { readonly ok: true; readonly table: AttributeTable }
  | { readonly ok: false; readonly fault: FileFault };

interface Field {
  readonly name: Uint8Array;
  readonly type: string;
  readonly offset: number;
  readonly width: number;
}

interface Layout {
  readonly rows: number;
  readonly headerBytes: number;
  readonly rowBytes: number;
  readonly fields: readonly Field[];
}

const DELETED = 0x2a;
const VERSIONS = new Set([
  0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8b, 0x8c, 0xcb, 0xf5, 0xfb,
]);

/**
 * Reads a dBASE table (.dbf). Text keeps its inner blanks; blank values are null. Numbers that a double cannot
 * hold exactly, such as codes of 18 digits, stay text; dates become ISO 8601 without a zone.
 *
 * @param encoding whatever the file says; a name that `encodingNamed` gives
 */
export function readTable(bytes: Uint8Array, hints: EncodingHints, encoding?: string): TableOutcome {
  const layout = readLayout(bytes);
  if ('code' in layout) return { ok: false, fault: layout };
  const codePage = bytes[CODE_PAGE_OFFSET]!;
  const { detected, contradicted } =
    encoding === undefined
      ? detectEncoding(textPieces(bytes, layout), { codePage, ...hints })
      : {
          detected: { name: encoding, evidence: 'encoding-declared' as const, certain: true },
          contradicted: false,
        };
  const fields = fieldNames(layout.fields, detected.name);
  const rows: (JsonObject | null)[] = [];
  for (let row = 0; row < layout.rows; row++) {
    const at = layout.headerBytes + layout.rowBytes * row;
    rows.push(bytes[at] === DELETED ? null : readRow(bytes, at, layout.fields, fields, detected.name));
  }
  return { ok: true, table: { rows, fields, encoding: detected, contradicted } };
}

function readLayout(bytes: Uint8Array): Layout | FileFault {
  const cut = (expected: number): FileFault => ({
    code: 'table-truncated',
    found: String(bytes.length),
    expected: String(expected),
  });
  if (bytes.length < TABLE_HEADER_BYTES + 1) return cut(TABLE_HEADER_BYTES + 1);
  if (!VERSIONS.has(bytes[0]!)) return { code: 'table-damaged', found: `version ${bytes[0]}` };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const rows = view.getUint32(4, true);
  const headerBytes = view.getUint16(8, true);
  const rowBytes = view.getUint16(10, true);
  if (headerBytes > bytes.length) return cut(headerBytes);
  const fields: Field[] = [];
  let offset = 1;
  let at = TABLE_HEADER_BYTES;
  for (; at + FIELD_BYTES <= headerBytes && bytes[at] !== FIELDS_END; at += FIELD_BYTES) {
    const name = bytes.subarray(at, at + 11);
    const end = name.indexOf(0);
    const type = String.fromCharCode(bytes[at + 11]!);
    const width = bytes[at + 16]!;
    fields.push({ name: end < 0 ? name : name.subarray(0, end), type, offset, width });
    offset += width;
  }
  if (fields.length === 0 || at >= headerBytes || bytes[at] !== FIELDS_END)
    return { code: 'table-damaged', found: `${fields.length} fields` };
  if (offset !== rowBytes) return { code: 'table-damaged', found: `${rowBytes} ≠ ${offset}` };
  const needed = headerBytes + rowBytes * rows;
  return needed > bytes.length ? cut(needed) : { rows, headerBytes, rowBytes, fields };
}

/** Names of fields and values of text fields. */
function textPieces(bytes: Uint8Array, { rows, headerBytes, rowBytes, fields }: Layout): TextPiece[] {
  const pieces: TextPiece[] = fields.map(({ name }) => ({ bytes: name, full: name.length >= 10 }));
  const texts = fields.filter(isText);
  for (let row = 0; row < rows; row++) {
    const at = headerBytes + rowBytes * row;
    for (const { offset, width } of texts) {
      const value = trimmed(bytes.subarray(at + offset, at + offset + width));
      pieces.push({ bytes: value, full: value.length === width });
    }
  }
  return pieces;
}

function isText({ type }: Field): boolean {
  return !'NFLDIMGPOB'.includes(type);
}

/** Field names, numbered where two are the same. */
function fieldNames(fields: readonly Field[], encoding: string): string[] {
  const taken = new Set<string>();
  return fields.map(({ name }, i) => {
    const own = decodeText(name, encoding, name.length >= 10).trim() || `FIELD_${i + 1}`;
    let free = own;
    for (let number = 1; taken.has(free); number++) free = `${own}_${number}`;
    taken.add(free);
    return free;
  });
}

function readRow(
  bytes: Uint8Array,
  at: number,
  fields: readonly Field[],
  names: readonly string[],
  encoding: string,
): JsonObject {
  // Not an object literal, whose key __proto__ would be its prototype.
  return Object.fromEntries(
    fields.map((field, i) => {
      const value = bytes.subarray(at + field.offset, at + field.offset + field.width);
      return [names[i]!, readValue(value, field, encoding)];
    }),
  );
}

function readValue(value: Uint8Array, field: Field, encoding: string): JsonValue {
  const { type, width } = field;
  if (isText(field)) {
    const text = trimmed(value);
    return decodeText(text, encoding, text.length === width) || null;
  }
  if (type === 'I' && width === 4) return viewOf(value).getInt32(0, true);
  if ((type === 'O' || type === 'B') && width === 8) return finite(viewOf(value).getFloat64(0, true));
  // Memos lie in a file of their own, which a shapefile does not have.
  if ('MGPB'.includes(type)) return null;
  const text = decodeText(trimmed(value), 'ascii');
  if (type === 'L') return /^[TtYy]$/.test(text) ? true : /^[FfNn]$/.test(text) ? false : null;
  if (type === 'D') return dateValue(text);
  return numberValue(text);
}

/** Null where nothing is said; asterisks stand for a number too wide for its field. */
function numberValue(text: string): JsonValue {
  if (text === '' || /^\*+$/.test(text)) return null;
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) return text;
  const number = Number(text);
  if (/^[+-]?\d+$/.test(text) && !Number.isSafeInteger(number)) return text;
  return finite(number);
}

function finite(number: number): number | null {
  return Number.isFinite(number) ? number : null;
}

function dateValue(text: string): JsonValue {
  if (text === '' || /^0+$/.test(text)) return null;
  return /^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : text;
}

/** Without blanks and zero bytes at both ends. */
function trimmed(value: Uint8Array): Uint8Array {
  let start = 0;
  let end = value.length;
  while (end > start && (value[end - 1] === 0x20 || value[end - 1] === 0)) end--;
  while (start < end && value[start] === 0x20) start++;
  return value.subarray(start, end);
}

function viewOf(value: Uint8Array): DataView {
  return new DataView(value.buffer, value.byteOffset, value.byteLength);
}
