import type { Detected, EncodingEvidence } from '../table/feature-table.ts';
import type { FileFault } from '../table/file-fault.ts';

/** A row of a sheet below its header. */
export interface SheetRow {
  /** 1-based number of the row, as a spreadsheet shows it. */
  readonly row: number;
  /** As many as the header has, blank ones empty; without blanks at both ends. */
  readonly cells: readonly string[];
}

/** What is worth knowing of a sheet that is used as it is. */
export type SheetNoticeCode =
  /** A number of which a spreadsheet has kept 15 digits only. */
  | 'digits-lost'
  /** A formula without a stored result, read as blank. */
  | 'formula-without-result'
  /** Cells to the right of the header, which were left out. */
  | 'cells-beyond-header';

export interface Sheet {
  readonly format: 'csv' | 'xlsx';
  /** Null for Excel files, which say it themselves. */
  readonly encoding: Detected<EncodingEvidence> | null;
  /** Between the cells of a CSV; null for Excel files. */
  readonly delimiter: string | null;
  /** The worksheet that was read, and those of the file that hold anything; empty for CSV. */
  readonly worksheet: string;
  readonly worksheets: readonly string[];
  /** Names of the columns, each once. */
  readonly header: readonly string[];
  readonly headerRow: number;
  /** Titles and explanations above and below the header, which are no data. */
  readonly notes: readonly { readonly row: number; readonly text: string }[];
  readonly rows: readonly SheetRow[];
  readonly noticed: readonly { readonly code: SheetNoticeCode; readonly count: number }[];
}

export type SheetOutcome =
  | { readonly ok: true; readonly sheet: Sheet }
  | { readonly ok: false; readonly fault: FileFault };

export interface ReadSheetOptions {
  /** Largest file in bytes, before and after unpacking; 64 MiB where nothing else is said. */
  readonly sizeLimit?: number;
  /** Most rows, 200,000 where nothing else is said. */
  readonly rowLimit?: number;
  /** The encoding of a CSV, whatever it looks like. */
  readonly encoding?: string;
  /** The worksheet of an Excel file; the first that holds anything where none is named. */
  readonly worksheet?: string;
}

/** What a reader of some format hands on: all rows from the first on, blank ones included. */
export interface RawSheet
  extends Pick<Sheet, 'format' | 'encoding' | 'delimiter' | 'worksheet' | 'worksheets'> {
  readonly rows: readonly (readonly string[])[];
  readonly formulasWithoutResult: number;
  readonly digitsLost: number;
}

/** Carries the fault of a sheet out to `readSheet`. */
export class SheetFault extends Error {
  constructor(readonly fault: FileFault) {
    super(fault.code);
  }
}
