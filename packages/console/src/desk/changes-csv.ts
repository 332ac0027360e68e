import { textCell } from '../tables/csv.ts';

/** A table as CSV for spreadsheets: UTF-8 with its mark; text that would be taken for a formula is kept as text. */
export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}

function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  return textCell(value);
}
