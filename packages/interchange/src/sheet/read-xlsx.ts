import type { Cell, Worksheet } from 'exceljs';
import { openZip } from '../zip/open-zip.ts';
import { cellText } from './cell-text.ts';
import { type RawSheet, type ReadSheetOptions, SheetFault } from './sheet.ts';

/** Cells beyond this column hold formats, not data. */
const MOST_COLUMNS = 1024;

/** Reads a worksheet of an Excel file (.xlsx). @throws SheetFault */
export async function readXlsx(
  bytes: Uint8Array,
  options: ReadSheetOptions & { readonly rowLimit: number; readonly sizeLimit: number },
): Promise<RawSheet> {
  // exceljs unpacks whatever it is given; here sizes and checksums are held to first.
  const unpacked = await openZip(bytes, () => true, options.sizeLimit);
  if (!unpacked.ok) throw new SheetFault(unpacked.fault);
  if (!unpacked.files.some(({ name }) => name === 'xl/workbook.xml'))
    throw new SheetFault({ code: 'sheet-kind-unknown' });
  const worksheets = await load(bytes);
  const filled = worksheets.filter((sheet) => sheet.actualRowCount > 0);
  const visible = filled.filter(({ state }) => state === 'visible');
  const [first] = visible.length > 0 ? visible : filled;
  const chosen =
    options.worksheet === undefined ? first : worksheets.find(({ name }) => name === options.worksheet);
  if (chosen === undefined) {
    const names = worksheets.map(({ name }) => name).join(', ');
    throw new SheetFault(
      options.worksheet === undefined
        ? { code: 'sheet-empty' }
        : { code: 'worksheet-unknown', found: options.worksheet, expected: names.slice(0, 200) },
    );
  }
  if (chosen.rowCount > options.rowLimit)
    throw new SheetFault({ code: 'sheet-too-long', expected: String(options.rowLimit) });
  const { rows, formulasWithoutResult, digitsLost } = rowsOf(chosen);
  return {
    format: 'xlsx',
    encoding: null,
    delimiter: null,
    worksheet: chosen.name,
    worksheets: filled.map(({ name }) => name),
    rows,
    formulasWithoutResult,
    digitsLost,
  };
}

async function load(bytes: Uint8Array): Promise<Worksheet[]> {
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  try {
    // exceljs's types know ArrayBuffer only; it takes any bytes that JSZip does.
    await workbook.xlsx.load(bytes.slice().buffer);
  } catch (error) {
    const found = error instanceof Error ? error.message.slice(0, 80) : String(error);
    throw new SheetFault({ code: 'sheet-damaged', found });
  }
  return workbook.worksheets;
}

function rowsOf(sheet: Worksheet) {
  const rows: string[][] = [];
  const lost = { 'formula-without-result': 0, 'digits-lost': 0 };
  for (let number = 1; number <= sheet.rowCount; number++) {
    const cells: string[] = [];
    sheet.findRow(number)?.eachCell((cell, column) => {
      if (column > MOST_COLUMNS || isCovered(cell)) return;
      const { text, lost: kind } = cellText(cell.value, cell.numFmt ?? '');
      if (kind !== undefined) lost[kind]++;
      while (cells.length < column - 1) cells.push('');
      cells[column - 1] = text.trim();
    });
    rows.push(cells);
  }
  return { rows, formulasWithoutResult: lost['formula-without-result'], digitsLost: lost['digits-lost'] };
}

/** Whether a cell lies under a merged one, whose value exceljs repeats in it. */
function isCovered(cell: Cell): boolean {
  return cell.isMerged && cell.master !== cell;
}
