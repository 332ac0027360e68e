import { openReference, type ReceivedFile, readSheet, type Sheet, writeSheet } from '@onegrid/interchange';
import {
  type CodedGrid,
  type CodeShare,
  guessColumns,
  type RecodeColumns,
  recodeSheet,
  type ToPosition,
  withRecodedColumns,
} from '@onegrid/planning';
import type { RecodeCounts } from '@onegrid/store';
import { type RejectedReading, rejected } from '../layer/read-file.ts';
import type { Locale } from '../messages/locale.ts';
import { doubtsFile } from './doubts.ts';
import type { SheetColumn } from './recode-type.ts';

/** Different values of a column that are shown. */
const SAMPLES = 5;
/** Longest value shown, in characters: a remark may fill a page. */
const SAMPLE_LENGTH = 60;

interface SheetSource {
  readonly file: ReceivedFile;
  /** Encoding of CSV and sheet of a workbook; null: as recognised, and the first. */
  readonly encoding: string | null;
  readonly sheet: string | null;
  /** Largest file in bytes. */
  readonly sizeLimit: number;
}

/** A sheet to look at, and the codes that tell which column holds them. */
export interface SheetOrder extends SheetSource {
  readonly oldCodes: readonly string[];
}

export type SheetReading =
  | {
      readonly kind: 'read';
      readonly format: 'csv' | 'xlsx';
      readonly encoding: string | null;
      readonly sheets: readonly string[];
      readonly sheet: string | null;
      readonly rows: number;
      readonly headerRow: number;
      readonly noticed: Sheet['noticed'];
      readonly columns: readonly SheetColumn[];
      readonly codeField: string | null;
      readonly lonField: string | null;
      readonly latField: string | null;
    }
  | RejectedReading;

/** A sheet to recode, by which of its columns, and what by. */
export interface RecodeOrder extends SheetSource {
  readonly fields: { readonly code: string | null; readonly lon: string | null; readonly lat: string | null };
  readonly reference: string | null;
  readonly unified: readonly CodedGrid[];
  /** Null: old codes are not read. */
  readonly crosswalk: readonly (readonly [string, readonly CodeShare[]])[] | null;
  readonly drawn: readonly CodedGrid[];
  /** Language of the columns that are added. */
  readonly locale: Locale;
}

export type RecodeReading =
  | {
      readonly kind: 'recoded';
      readonly format: 'csv' | 'xlsx';
      readonly finished: Uint8Array;
      readonly doubts: Uint8Array;
      readonly counts: RecodeCounts;
    }
  | RejectedReading;

/** Looks at the columns of a sheet. */
export async function readSheetColumns(order: SheetOrder): Promise<SheetReading> {
  const sheet = await open(order);
  if ('kind' in sheet) return sheet;
  const { format, encoding, worksheet, worksheets, header, headerRow, rows } = sheet;
  const table = tableOf(sheet);
  const guessed = guessColumns(table, order.oldCodes);
  const name = (place: number | null) => (place === null ? null : header[place]!);
  return {
    kind: 'read',
    format,
    encoding: encoding?.name ?? null,
    sheets: worksheets,
    sheet: format === 'xlsx' ? worksheet : null,
    rows: rows.length,
    headerRow,
    noticed: sheet.noticed,
    columns: header.map((title, place) => columnOf(title, table.rows, place)),
    codeField: name(guessed.code),
    lonField: name(guessed.lon),
    latField: name(guessed.lat),
  };
}

/** Recodes a sheet: the finished sheet in the format it came, and its doubtful rows. */
export async function recodeFile(order: RecodeOrder): Promise<RecodeReading> {
  const sheet = await open(order);
  if ('kind' in sheet) return sheet;
  const columns = placesOf(sheet.header, order.fields);
  if ('kind' in columns) return columns;
  const { unified, drawn, crosswalk, locale } = order;
  const toPosition = positionsIn(order.reference);
  const table = tableOf(sheet);
  const recoded = recodeSheet(table, columns, {
    unified,
    drawn,
    crosswalk: crosswalk === null ? null : new Map(crosswalk),
    ...(toPosition === null ? {} : { toPosition }),
  });
  const finished = withRecodedColumns(table, recoded, locale);
  const written = { header: finished.columns, rows: finished.rows };
  return {
    kind: 'recoded',
    format: sheet.format,
    finished: await writeSheet(
      sheet.format,
      sheet.worksheet === '' ? written : { ...written, name: sheet.worksheet },
    ),
    doubts: doubtsFile(
      recoded.rows,
      sheet.rows.map(({ row }) => row),
    ),
    counts: recoded.counts,
  };
}

async function open({ file, encoding, sheet, sizeLimit }: SheetSource): Promise<Sheet | RejectedReading> {
  const outcome = await readSheet(file, {
    sizeLimit,
    ...(encoding === null ? {} : { encoding }),
    ...(sheet === null ? {} : { worksheet: sheet }),
  });
  if (outcome.ok) return outcome.sheet;
  const { code, found = '', expected = '', place } = outcome.fault;
  const params = { found, expected, limit: sizeLimit, kept: file.content.byteLength };
  return rejected(code, { params, place: place === undefined ? null : `${place.line}:${place.column}` });
}

function tableOf({ header, rows }: Sheet) {
  return { columns: header, rows: rows.map(({ cells }) => cells) };
}

function columnOf(name: string, rows: readonly (readonly string[])[], place: number): SheetColumn {
  const filled = rows.flatMap((row) => (row[place] === '' ? [] : [row[place]!]));
  const samples = new Set<string>();
  for (const value of filled) {
    samples.add(value.length > SAMPLE_LENGTH ? `${value.slice(0, SAMPLE_LENGTH)}…` : value);
    if (samples.size === SAMPLES) break;
  }
  return { name, samples: [...samples], filled: filled.length };
}

/** Where the named columns stand; a name that is none of the sheet's rejects it. */
function placesOf(header: readonly string[], fields: RecodeOrder['fields']): RecodeColumns | RejectedReading {
  for (const field of Object.values(fields)) {
    if (field !== null && !header.includes(field))
      return rejected('column-unknown', { params: { found: field }, fields: header });
  }
  const place = (field: string | null) => (field === null ? null : header.indexOf(field));
  return { code: place(fields.code), lon: place(fields.lon), lat: place(fields.lat) };
}

/** How numbers of a reference system become positions; null where they are positions as they stand. */
function positionsIn(name: string | null): ToPosition | null {
  const reference = name === null ? null : openReference(name);
  if (reference === null || reference.identity) return null;
  return (x, y) => {
    const [lon, lat] = reference.toDegrees([x, y]);
    return Number.isFinite(lon) && Number.isFinite(lat) ? [lon, lat] : null;
  };
}
