import type { Locale } from '../messages/catalogue.ts';
import { message } from '../messages/message.ts';
import { RECODE_WORDS } from '../messages/recode-texts.ts';
import type { RecodeBasis, RecodedRow, RecodeStatus } from './recode.ts';
import { percent, RowRecoder } from './recode-row.ts';

/** A sheet as it was read: the names of its columns and its rows, cell by cell, as text. */
export interface Sheet {
  readonly columns: readonly string[];
  /** A row may be shorter than the header; the cells it lacks are empty. */
  readonly rows: readonly (readonly string[])[];
}

/** Columns that matter, by their place in the sheet; null where it has none. */
export interface RecodeColumns {
  readonly code: number | null;
  readonly lon: number | null;
  readonly lat: number | null;
}

/** What became of a sheet: `rows[i]` of its row i, and how many rows there are of each state. */
export interface RecodedSheet {
  readonly rows: readonly RecodedRow[];
  readonly counts: Readonly<Record<RecodeStatus, number>>;
}

/** Gives every row of a sheet its unified code, or the reason why not. */
export function recodeSheet(sheet: Sheet, columns: RecodeColumns, basis: RecodeBasis): RecodedSheet {
  const recoder = new RowRecoder(basis);
  const counts = { matched: 0, divided: 0, doubtful: 0, unmatched: 0 };
  const cell = (row: readonly string[], place: number | null) => (place === null ? null : (row[place] ?? ''));
  const rows = sheet.rows.map((row) => {
    const recoded = recoder.recode({
      code: cell(row, columns.code),
      lon: cell(row, columns.lon),
      lat: cell(row, columns.lat),
    });
    counts[recoded.status]++;
    return recoded;
  });
  return { rows, counts };
}

/** The same sheet with four columns more: unified code, share, state, remark. */
export function withRecodedColumns(sheet: Sheet, { rows }: RecodedSheet, locale: Locale): Sheet {
  const titles = (['code', 'share', 'status', 'remark'] as const).map((key) => RECODE_WORDS[key][locale]);
  const taken = new Set(sheet.columns);
  return {
    columns: [...sheet.columns, ...titles.map((title) => freeTitle(title, taken))],
    rows: sheet.rows.map((row, i) => {
      const { code, share, status, reasons } = rows[i]!;
      const missing = Array.from({ length: Math.max(0, sheet.columns.length - row.length) }, () => '');
      return [
        ...row,
        ...missing,
        code ?? '',
        share === null ? '' : percent(share),
        RECODE_WORDS[status][locale],
        reasons.map((each) => message(locale, each.code, each.params)).join(locale === 'en' ? ' ' : ''),
      ];
    }),
  };
}

function freeTitle(title: string, taken: ReadonlySet<string>): string {
  if (!taken.has(title)) return title;
  for (let number = 2; ; number++) {
    const numbered = `${title} (${number})`;
    if (!taken.has(numbered)) return numbered;
  }
}
