export type Cell = string | number | null;

/**
 * A table as CSV after RFC 4180, with a byte order mark so that spreadsheets read it as UTF-8. Text that a
 * spreadsheet would take for a formula gets an apostrophe before it.
 */
export function csvText(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [header, ...rows].map((row) => row.map(cellText).join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return textCell(cell);
}

/** What spreadsheets take for a formula at the start of a cell, in wide letters too. */
const FORMULA_START = /^'*[=+\-@\t\r＝＋－＠]/;
const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/;

/** A text as a cell of CSV that no spreadsheet takes for a formula. Plain numbers do no harm and stay as they are. */
export function textCell(text: string): string {
  const safe = FORMULA_START.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
