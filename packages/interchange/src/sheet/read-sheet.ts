import { contradictedName } from '../file-kind.ts';
import type { ReceivedFile } from '../received-file.ts';
import type { FileFault } from '../table/file-fault.ts';
import { isZip } from '../zip/open-zip.ts';
import { findHeader } from './find-header.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import {
  type RawSheet,
  type ReadSheetOptions,
  type Sheet,
  SheetFault,
  type SheetOutcome,
  type SheetRow,
} from './sheet.ts';

const SIZE_LIMIT = 64 * 1024 * 1024;
const ROW_LIMIT = 200_000;
/** Excel files before 2007, and encrypted ones of any year. */
const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * Reads a sheet: a CSV of any encoding and delimiter, or a worksheet of an Excel file (.xlsx). The header is found
 * below titles and notes. All cells are text, so that codes keep their digits and leading zeros; dates are
 * ISO 8601; a merged cell counts where it begins. Never throws on bad input.
 */
export async function readSheet(file: ReceivedFile, options: ReadSheetOptions = {}): Promise<SheetOutcome> {
  const { content } = file;
  const { sizeLimit = SIZE_LIMIT, rowLimit = ROW_LIMIT } = options;
  const refuse = (fault: FileFault): SheetOutcome => ({ ok: false, fault });
  if (content.length === 0) return refuse({ code: 'file-empty' });
  if (content.length > sizeLimit) {
    return refuse({ code: 'file-too-large', found: String(content.length), expected: String(sizeLimit) });
  }
  const contradicted = contradictedName(file);
  if (contradicted !== null) return refuse(contradicted);
  if (OLD_EXCEL.every((byte, i) => content[i] === byte)) return refuse({ code: 'sheet-old-excel' });
  try {
    const limits = { ...options, sizeLimit, rowLimit };
    const raw = isZip(content) ? await readXlsx(content, limits) : readCsv(content, limits);
    return { ok: true, sheet: sheetOf(raw) };
  } catch (error) {
    if (error instanceof SheetFault) return refuse(error.fault);
    throw error;
  }
}

function sheetOf(raw: RawSheet): Sheet {
  const place = findHeader(raw.rows);
  if (place === null)
    throw new SheetFault({ code: raw.rows.some(isFilled) ? 'sheet-without-header' : 'sheet-empty' });
  const columns = lastFilled(raw.rows[place.header]!) + 1;
  const notes = new Set(place.notes);
  const rows: SheetRow[] = [];
  let beyond = 0;
  for (const [i, cells] of raw.rows.entries()) {
    if (i <= place.header || notes.has(i) || !isFilled(cells)) continue;
    beyond += cells.slice(columns).filter((cell) => cell !== '').length;
    rows.push({ row: i + 1, cells: Array.from({ length: columns }, (_, column) => cells[column] ?? '') });
  }
  const { format, encoding, delimiter, worksheet, worksheets } = raw;
  return {
    format,
    encoding,
    delimiter,
    worksheet,
    worksheets,
    header: columnNames(raw.rows[place.header]!.slice(0, columns)),
    headerRow: place.header + 1,
    notes: [...notes].sort((a, b) => a - b).map((i) => ({ row: i + 1, text: noteText(raw.rows[i]!) })),
    rows,
    noticed: [
      { code: 'digits-lost' as const, count: raw.digitsLost },
      { code: 'formula-without-result' as const, count: raw.formulasWithoutResult },
      { code: 'cells-beyond-header' as const, count: beyond },
    ].filter(({ count }) => count > 0),
  };
}

/** Names without line breaks, numbered where two are the same; a column without one is called by its letter. */
function columnNames(cells: readonly string[]): string[] {
  const taken = new Set<string>();
  return cells.map((cell, i) => {
    const own = cell.replace(/\s+/g, ' ').trim() || columnLetters(i);
    let free = own;
    for (let number = 1; taken.has(free); number++) free = `${own}_${number}`;
    taken.add(free);
    return free;
  });
}

/** A, B, ... Z, AA, as spreadsheets call their columns. */
function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}

function noteText(cells: readonly string[]): string {
  return cells
    .filter((cell) => cell !== '')
    .join(' ')
    .replace(/\s+/g, ' ')
    .slice(0, 400);
}

function isFilled(cells: readonly string[]): boolean {
  return cells.some((cell) => cell !== '');
}

function lastFilled(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => cell !== '');
}
