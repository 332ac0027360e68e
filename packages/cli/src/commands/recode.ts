import { basename, resolve } from 'node:path';
import { readSheet, type Sheet, writeSheet } from '@onegrid/interchange';
import {
  type RecodeColumns,
  type RecodedRow,
  type RecodedSheet,
  type RecodeReason,
  recodeSheet,
  withRecodedColumns,
} from '@onegrid/planning';
import { CommandError } from '../arguments/command-error.ts';
import { type RecodeArguments, readRecodeArguments } from '../arguments/recode-arguments.ts';
import { checkPaths } from '../files/check-outputs.ts';
import { fileError, readNamedFile } from '../files/read-file.ts';
import { readRecodeBasis } from '../files/read-recode-basis.ts';
import { type PlannedFile, writeFiles } from '../files/write-files.ts';
import { type Locale, text } from '../messages/catalogue.ts';
import type { Terminal } from '../terminal.ts';

/** Rows told on standard error; the report has all. */
const ROWS_TOLD = 20;

/**
 * `onegrid recode`: gives the rows of a sheet their unified codes, by coordinates, old codes or both, and writes
 * the same sheet with four columns more.
 *
 * @returns 0 where every row has a code, 1 where some are doubtful or unmatched.
 * @throws CommandError on bad arguments and files.
 */
export async function runRecode(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readRecodeArguments(args);
  if (given === null) {
    terminal.out(text(terminal.locale, 'usage-recode'));
    return 0;
  }
  await checkPaths(terminal.folder, inputsOf(given), outputsOf(given));
  const sheet = await openSheet(given, terminal.folder);
  const columns = placesOf(sheet, given);
  if (given.out === null && sheet.format === 'xlsx')
    throw new CommandError([`${given.sheet}: `, ['recode-workbook-out']]);
  const basis = await readRecodeBasis(terminal.folder, given);
  const table = { columns: sheet.header, rows: sheet.rows.map(({ cells }) => cells) };
  const recoded = recodeSheet(table, columns, basis);
  const finished = withRecodedColumns(table, recoded, terminal.locale);
  await writeOutputs({ header: finished.columns, rows: finished.rows }, sheet, recoded, given, terminal);
  tell(sheet, recoded, given, terminal);
  return recoded.counts.doubtful + recoded.counts.unmatched > 0 ? 1 : 0;
}

function inputsOf({ sheet, plan, old }: RecodeArguments): string[] {
  return [sheet, plan.path, ...(old === null ? [] : [old.atoms])];
}

function outputsOf({ out, report }: RecodeArguments) {
  const named = [
    { option: 'out', path: out },
    { option: 'report', path: report },
  ];
  return named.flatMap(({ option, path }) => (path === null ? [] : [{ option, path }]));
}

async function openSheet(given: RecodeArguments, folder: string): Promise<Sheet> {
  const content = await readNamedFile(folder, given.sheet);
  const outcome = await readSheet(
    { name: basename(given.sheet), content },
    {
      ...(given.encoding === null ? {} : { encoding: given.encoding }),
      ...(given.worksheet === null ? {} : { worksheet: given.worksheet }),
    },
  );
  if (!outcome.ok) throw fileError(given.sheet, outcome.fault);
  return outcome.sheet;
}

function placesOf({ header }: Sheet, { sheet, fields }: RecodeArguments): RecodeColumns {
  const place = (name: string | null) => {
    if (name === null) return null;
    const found = header.indexOf(name);
    if (found < 0)
      throw new CommandError([`${sheet}: `, ['recode-no-such-column', { name, columns: header.join(', ') }]]);
    return found;
  };
  return { code: place(fields.code), lon: place(fields.lon), lat: place(fields.lat) };
}

async function writeOutputs(
  finished: Parameters<typeof writeSheet>[1],
  sheet: Sheet,
  recoded: RecodedSheet,
  given: RecodeArguments,
  terminal: Terminal,
): Promise<void> {
  const planned: PlannedFile[] = [];
  const planFile = (path: string, piece: string | Uint8Array) =>
    planned.push({ path: resolve(terminal.folder, path), shownAs: path, pieces: [piece] });
  if (given.report !== null) {
    const report = reportOf(sheet, recoded, given, terminal.locale);
    planFile(given.report, `${JSON.stringify(report, null, 2)}\n`);
  }
  if (given.out !== null) {
    const format = given.out.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv';
    planFile(given.out, await writeSheet(format, finished));
  }
  await writeFiles(planned);
  if (given.out === null)
    terminal.out(new TextDecoder('utf-8', { ignoreBOM: true }).decode(await writeSheet('csv', finished)));
}

/** Everything there is to know of the run; doubtful and unmatched rows with what they may be. */
function reportOf(
  sheet: Sheet,
  { rows, counts }: RecodedSheet,
  given: RecodeArguments,
  locale: Locale,
): object {
  return {
    file: given.sheet,
    format: sheet.format,
    encoding: sheet.encoding,
    header_row: sheet.headerRow,
    plan: given.plan.path,
    rows: rows.length,
    counts,
    noticed: sheet.noticed,
    doubtful: openRows(rows).map(({ row, place }) => ({
      row: sheet.rows[place]!.row,
      status: row.status,
      codes: row.reasons.map(({ code }) => code),
      message: sentence(row.reasons, locale),
      candidates: row.candidates,
      at: row.at,
    })),
  };
}

/** Rows without a code and their places. */
function openRows(rows: readonly RecodedRow[]): { row: RecodedRow; place: number }[] {
  return rows.flatMap((row, place) => (row.code === null ? [{ row, place }] : []));
}

function sentence(reasons: readonly RecodeReason[], locale: Locale): string {
  return reasons.map(({ code, params }) => text(locale, code, params)).join(locale === 'en' ? ' ' : '');
}

function tell(
  sheet: Sheet,
  { rows, counts }: RecodedSheet,
  given: RecodeArguments,
  terminal: Terminal,
): void {
  const { locale, error } = terminal;
  error(`${text(locale, 'recoded', { path: given.sheet, rows: rows.length, ...counts })}\n`);
  for (const { code, count } of sheet.noticed) error(`  ${text(locale, code, { count })}\n`);
  const open = openRows(rows);
  for (const { row, place } of open.slice(0, ROWS_TOLD)) {
    const reason = sentence(row.reasons, locale);
    error(`  ${text(locale, 'recoded-row', { row: sheet.rows[place]!.row, reason })}\n`);
  }
  const more = open.length - ROWS_TOLD;
  if (more > 0) error(`  ${text(locale, 'recoded-more', { count: more })}\n`);
}
