import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { writeGeoJson, writeSheet } from '@onegrid/interchange';
import {
  type EarlierPlan,
  hasMessage,
  ledgerDocument,
  ledgerRows,
  MergeError,
  type MergeResult,
  mergeLayers,
} from '@onegrid/planning';
import { CommandError, commandError } from '../arguments/command-error.ts';
import { type MergeArguments, type OutputOption, readMergeArguments } from '../arguments/merge-arguments.ts';
import { checkOutputs } from '../files/check-outputs.ts';
import { arcFeatures, atomFeatures, basisMembers, unifiedFeatures } from '../files/merge-features.ts';
import { doubtfulSource } from '../files/read-data-files.ts';
import { type FileReport, type MergeFiles, readInputs } from '../files/read-inputs.ts';
import { writeFiles } from '../files/write-files.ts';
import { writtenLineage } from '../files/written-lineage.ts';
import { text } from '../messages/catalogue.ts';
import { ProgressBar } from '../progress-bar.ts';
import type { Terminal } from '../terminal.ts';

/** Refusals of the engine's own result, which no argument can put right. */
const NOT_THE_USERS: ReadonlySet<string> = new Set(['checks-disagree', 'coverage-invalid']);
/** Notices of a file that say it may have been read otherwise than it was meant. */
const TOLD_NOTICES: ReadonlySet<string> = new Set([
  'encoding-contradicted',
  'outside-reference-area',
  'table-missing',
]);
/** Refused rows told on standard error for each file; the report has all. */
const ROWS_TOLD = 5;

/**
 * `onegrid merge`: reads the layers, merges them and writes what was asked for. Nothing is written unless
 * everything is.
 *
 * @returns the exit code.
 * @throws CommandError on bad arguments, bad files and merges that the engine refuses.
 */
export async function runMerge(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readMergeArguments(args);
  if (given === null) {
    terminal.out(text(terminal.locale, 'usage-merge'));
    return 0;
  }
  await checkOutputs(terminal.folder, given);
  const progress = new ProgressBar(terminal);
  try {
    progress.show('read', 0);
    const begun = performance.now();
    const files = await readInputs(terminal.folder, given);
    const readMs = Math.round(performance.now() - begun);
    progress.clear();
    tellRefusedRows(files.files, given, terminal);
    const result = merged(files, given, progress);
    progress.show('write', 0);
    await writeOutputs(result, files.files, given, terminal, readMs, files.input.earlier);
    progress.clear();
    tellResult(result, terminal);
    return 0;
  } finally {
    progress.clear();
  }
}

function merged({ input }: MergeFiles, given: MergeArguments, progress: ProgressBar): MergeResult {
  try {
    return mergeLayers(input, given.options, (stage, fraction) => progress.show(stage, fraction));
  } catch (error) {
    if (!(error instanceof MergeError)) throw error;
    const { code, params } = error;
    if (!hasMessage(code)) throw commandError('merge-refused', { code, params: JSON.stringify(params) });
    throw new CommandError(
      [...fileConcerned(code, params, given), [code, params]],
      NOT_THE_USERS.has(code) ? 1 : 2,
    );
  }
}

/** The file at the bottom of a refusal, where there is one. */
function fileConcerned(code: string, params: MergeError['params'], given: MergeArguments): string[] {
  if (code.startsWith('outline')) return [`${given.outline}: `];
  const { units, within, streets } = given.ground;
  if (code === 'extent-too-large') {
    const grounds = { units, communities: within, streets, earlier: given.earlier?.plan ?? null };
    const concerned = [
      ...Object.entries(grounds).map(([what, file]) => ({ what, file })),
      ...given.layers.map(({ department, file }) => ({ what: department, file })),
    ].find(({ what, file }) => what === params.what && file !== null);
    return concerned?.file ? [`${concerned.file.path}: `] : [];
  }
  if (units && (code === 'units-empty' || code === 'duplicate-unit')) return [`${units.path}: `];
  if (within && /^communit(y|ies)-/.test(code)) return [`${within.path}: `];
  if (given.earlier && code.startsWith('earlier')) return [`${given.earlier.plan.path}: `];
  if (code.startsWith('households') && given.households !== null) return [`${given.households.path}: `];
  const layer = given.layers.find(({ department }) => department === params.department);
  return code.startsWith('layer') && layer !== undefined ? [`${layer.file.path}: `] : [];
}

async function writeOutputs(
  result: MergeResult,
  files: readonly FileReport[],
  given: MergeArguments,
  terminal: Terminal,
  readMs: number,
  earlier: EarlierPlan | undefined,
): Promise<void> {
  const ledgerFile = given.outputs.find(({ option }) => option === 'ledger')?.path;
  const ledger = ledgerFile === undefined ? '' : await ledgerText(result, ledgerFile, terminal);
  const pieces: Record<OutputOption, () => Iterable<string>> = {
    out: () => writeGeoJson(unifiedFeatures(result)),
    atoms: () => writeGeoJson(atomFeatures(result), { onegrid: basisMembers(result) }),
    arcs: () => writeGeoJson(arcFeatures(result)),
    report: () => [`${JSON.stringify(reportOf(result, files, readMs), null, 2)}\n`],
    ledger: () => [ledger],
    faults: () => [`${JSON.stringify({ layers: result.faults }, null, 2)}\n`],
    lineage: () => [`${JSON.stringify(writtenLineage(result, earlier, terminal.locale), null, 2)}\n`],
  };
  await writeFiles(
    given.outputs.map(({ option, path }) => ({
      path: resolve(terminal.folder, path),
      shownAs: path,
      pieces: pieces[option](),
    })),
  );
}

/** The concession ledgers: JSON where the file is called so, else a table. */
async function ledgerText(
  { account, atoms }: MergeResult,
  path: string,
  { locale }: Terminal,
): Promise<string> {
  const ledgers = account?.ledgers ?? [];
  if (/\.json$/i.test(path)) return `${JSON.stringify(ledgerDocument(ledgers, atoms), null, 2)}\n`;
  const csv = await writeSheet('csv', ledgerRows(ledgers, locale));
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(csv);
}

/** The engine's report, what became of each file, and what the run took. */
function reportOf({ report }: MergeResult, files: readonly FileReport[], readMs: number): object {
  const { run, ...judged } = report;
  return {
    ...judged,
    files,
    run: {
      ...run,
      stagesMs: { read: readMs, ...run.stagesMs },
      peakMemoryBytes: peakMemoryBytes(),
    },
  };
}

function tellRefusedRows(
  files: readonly FileReport[],
  given: MergeArguments,
  { locale, error }: Terminal,
): void {
  for (const { path, source, refused, noticed } of files) {
    for (const line of doubtfulSource(path, source, locale)) error(`${line}\n`);
    for (const { code, count } of noticed)
      if (TOLD_NOTICES.has(code)) error(`${path}: ${text(locale, code, { count })}\n`);
    // A misspelt field: every grid gets a number of its own, which is seldom what was meant.
    if (noticed.some(({ code }) => code === 'id-field-absent'))
      error(`${path}: ${text(locale, 'id-field-absent')}\n`);
    for (const { row, code, found } of refused.slice(0, ROWS_TOLD)) {
      const reason = text(locale, code, { found, field: given.households?.field });
      error(`${text(locale, 'row-refused', { path, feature: row, reason })}\n`);
    }
    const count = refused.length - ROWS_TOLD;
    if (count > 0) error(`${text(locale, 'rows-refused-more', { path, count })}\n`);
  }
}

function tellResult({ report }: MergeResult, { locale, error, interactive }: Terminal): void {
  if (!interactive) return;
  const { counts, inputs, measures } = report;
  const agreement = measures.meanAdjustedRandIndex.toFixed(3);
  const parameters = { layers: inputs.layers.length, grids: counts.grids, atoms: counts.atoms, agreement };
  error(`${text(locale, 'merged', parameters)}\n`);
}

/**
 * The most memory this process has held. Where the system tells it of this program alone it is taken from
 * there: the figure of `resourceUsage` starts from the size of whatever process started this one.
 */
function peakMemoryBytes(): number {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    if (kilobytes !== undefined) return Number(kilobytes) * 1024;
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS * 1024;
}
