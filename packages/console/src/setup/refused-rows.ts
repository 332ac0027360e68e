import type { ImportReport } from '../graphql/fragments.ts';
import { textCell } from '../tables/csv.ts';

type Row = ImportReport['refused'][number];

/**
 * Refused rows as CSV, with a byte order mark so that spreadsheets read it as UTF-8. A cell that a spreadsheet
 * would take for a formula is quoted as text: ids and messages come from a file that anyone may have written.
 */
export function refusedRowsCsv(rows: readonly Row[], header: readonly string[]): string {
  const lines = rows.map(({ row, id, code, message, at }) => [
    String(row),
    id ?? '',
    code,
    message,
    at === null ? '' : String(at[0]),
    at === null ? '' : String(at[1]),
  ]);
  const text = [header, ...lines].map((cells) => cells.map(textCell).join(',')).join('\r\n');
  return `\ufeff${text}\r\n`;
}
