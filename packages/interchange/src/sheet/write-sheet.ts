import { stringify } from 'csv-stringify/sync';
import { escapedFormula } from './formula.ts';

/** A table to be written: numbers stay numbers in Excel files, null is a blank cell. */
export interface SheetTable {
  /** Of the worksheet; at most 31 characters, without []:*?/\ */
  readonly name?: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

const BYTE_ORDER_MARK = '\uFEFF';
const WIDEST_COLUMN = 60;

/**
 * Writes a table. CSV is UTF-8 with a byte order mark, which spreadsheets need to show Chinese, and lines end as
 * RFC 4180 has it; text that a spreadsheet would take for a formula gets an apostrophe before it. In Excel files
 * text is text, so that codes keep all their digits, and nothing is a formula.
 */
export async function writeSheet(format: 'csv' | 'xlsx', table: SheetTable): Promise<Uint8Array> {
  return format === 'csv' ? writeCsv(table) : writeXlsx(table);
}

function writeCsv({ header, rows }: SheetTable): Uint8Array {
  const text = stringify(
    [header, ...rows].map((row) =>
      row.map((cell) => (typeof cell === 'string' ? escapedFormula(cell) : cell)),
    ),
    { record_delimiter: '\r\n' },
  );
  return new TextEncoder().encode(BYTE_ORDER_MARK + text);
}

async function writeXlsx({ name = 'Sheet1', header, rows }: SheetTable): Promise<Uint8Array> {
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRow([...header]).font = { bold: true };
  for (const row of rows) sheet.addRow([...row]);
  for (const [i, title] of header.entries()) {
    const column = sheet.getColumn(i + 1);
    const widest = rows.reduce((width, row) => Math.max(width, widthOf(row[i] ?? null)), widthOf(title));
    column.width = Math.min(widest + 2, WIDEST_COLUMN);
  }
  // Cells of text are marked as such: edited, a code of 15 digits stays one.
  sheet.eachRow((row) =>
    row.eachCell((cell) => {
      if (typeof cell.value === 'string') cell.numFmt = '@';
    }),
  );
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** In columns of a spreadsheet, where Chinese characters take two. */
function widthOf(cell: string | number | null): number {
  const text = String(cell ?? '');
  return text.length + (text.match(/[^\0-ÿ]/g)?.length ?? 0);
}
