/** Where the header of a sheet stands, and which rows are neither header nor data. Indices of rows, from 0. */
export interface HeaderPlace {
  readonly header: number;
  readonly notes: readonly number[];
}

/** A header stands among the first rows; above it there are titles and notes. */
const ROWS_SEARCHED = 30;
/** Share of the widest row that a header fills: titles and the upper row of a two-row header fill less. */
const HEADER_SHARE = 0.6;
const NOTE_START =
  /^[（(【[]?\s*(?:注|备注|说明|填表|填报|制表|必填|选填|示例|示范|例如|例：|格式|单位|要求|数据来源|note\b|notes\b|required\b|optional\b|example\b|e\.g\.)/i;

/**
 * Finds the header: the first row that fills most of the sheet's breadth with text rather than numbers; of a header
 * of several rows the lowest. Rows above it are notes; so are rows below it in which numbers are explained (`必填`, `15 digits`), and single cells that
 * begin as notes do. Null where no row can be a header.
 */
export function findHeader(rows: readonly (readonly string[])[]): HeaderPlace | null {
  const searched = rows.slice(0, ROWS_SEARCHED);
  const breadth = Math.max(0, ...rows.slice(0, 200).map((row) => filled(row).length));
  const least = breadth < 2 ? 1 : Math.max(2, Math.ceil(breadth * HEADER_SHARE));
  let header = searched.findIndex((row) => filled(row).length >= least);
  while (header >= 0 && isUpperRow(rows, header)) header++;
  if (header < 0 || !readsAsHeader(rows[header]!)) return null;
  const notes: number[] = [];
  for (let i = 0; i < header; i++) if (filled(rows[i]!).length > 0) notes.push(i);
  let data = header + 1;
  while (data < rows.length && filled(rows[data]!).length > 0 && explains(rows, data)) notes.push(data++);
  for (let i = data; i < rows.length; i++) {
    const cells = filled(rows[i]!);
    if (breadth >= 3 && cells.length === 1 && NOTE_START.test(cells[0]!)) notes.push(i);
  }
  return { header, notes };
}

function filled(row: readonly string[]): string[] {
  return row.filter((cell) => cell !== '');
}

function readsAsHeader(row: readonly string[]): boolean {
  const cells = filled(row);
  return cells.filter((cell) => !isNumber(cell)).length * 2 > cells.length;
}

/** Whether a row below the header explains columns: with the words of notes, or text where all else is numbers. */
function explains(rows: readonly (readonly string[])[], index: number): boolean {
  const row = rows[index]!;
  if (row.some((cell) => NOTE_START.test(cell))) return true;
  const below = rows.slice(index + 1, index + 1 + ROWS_SEARCHED);
  return row.some((cell, column) => standsOverNumbers(cell, below, column));
}

/** Whether the row below names columns that this row, of merged cells, leaves blank. */
function isUpperRow(rows: readonly (readonly string[])[], index: number): boolean {
  const upper = rows[index]!;
  const below = rows.slice(index + 2, index + 2 + ROWS_SEARCHED);
  return (rows[index + 1] ?? []).some(
    (cell, column) => !upper[column] && standsOverNumbers(cell, below, column),
  );
}

/** Whether a cell is text over a column of two numbers or more, and nothing but numbers. */
function standsOverNumbers(cell: string, below: readonly (readonly string[])[], column: number): boolean {
  if (cell === '' || isNumber(cell)) return false;
  const values = below.map((row) => row[column] ?? '').filter((value) => value !== '');
  return values.length >= 2 && values.every(isNumber);
}

function isNumber(cell: string): boolean {
  return /^[+-]?(?:\d[\d,]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?%?$/.test(cell);
}
