import { existsSync } from 'node:fs';
import { type CopyReport, copyDatabase, type DatabaseAddress, StoreError } from '@onegrid/store';
import { CommandError, commandError } from '../arguments/command-error.ts';
import { readCopyArguments } from '../arguments/copy-arguments.ts';
import { text } from '../messages/catalogue.ts';
import { en } from '../messages/en.ts';
import { ProgressBar } from '../progress-bar.ts';
import type { Terminal } from '../terminal.ts';
import { masterKeyFile } from './master-key.ts';
import { settingsOf } from './serve-settings.ts';

/**
 * `onegrid db copy --to ADDRESS [--from ADDRESS]`: copies everything of one database into another, empty one, and
 * prints what was copied with counts and hashes.
 *
 * @returns the exit code: 0 where all is there and equal.
 * @throws CommandError: 2 on bad arguments or a refused source or target, 1 where the copy failed.
 */
export async function runDb(
  [action, ...args]: readonly string[],
  terminal: Terminal,
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  if (action === undefined || action === '--help') {
    terminal[action === undefined ? 'error' : 'out'](text(terminal.locale, 'usage-db-copy'));
    return action === undefined ? 2 : 0;
  }
  if (action !== 'copy') throw commandError('unknown-command', { command: `db ${action}` });
  const { dataDir } = settingsOf({ ...environment, PORT: '' })!;
  const asked = readCopyArguments(args, terminal.folder, dataDir);
  if (asked === null) {
    terminal.out(text(terminal.locale, 'usage-db-copy'));
    return 0;
  }
  const report = await copy(asked.from, asked.to, terminal);
  for (const line of reportLines(report, terminal)) terminal.out(`${line}\n`);
  const key = keyFileOf(asked.from);
  if (key !== null) terminal.out(`${text(terminal.locale, 'copied-master-key', { file: key })}\n`);
  return 0;
}

async function copy(from: DatabaseAddress, to: DatabaseAddress, terminal: Terminal): Promise<CopyReport> {
  const bar = new ProgressBar(terminal);
  try {
    const outcome = await copyDatabase({
      from,
      to,
      progress: ({ stage, done, total }) => bar.show(stage, total === 0 ? 1 : done / total),
    });
    if (outcome.kind === 'copied') return outcome;
    throw refusal(outcome.code, outcome.params);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    if (error instanceof StoreError && isOwn(error.code)) throw refusal(error.code, error.params);
    throw new CommandError(
      [['copy-failed', { reason: error instanceof Error ? error.message : String(error) }]],
      1,
    );
  } finally {
    bar.clear();
  }
}

/** The file with the key of an embedded database; null where the environment holds it. */
function keyFileOf(from: DatabaseAddress): string | null {
  if (!('dataDir' in from) || typeof from.dataDir !== 'string') return null;
  const file = masterKeyFile(from.dataDir);
  return existsSync(file) ? file : null;
}

function isOwn(code: string): code is keyof typeof en {
  return Object.hasOwn(en, code);
}

function refusal(code: string, params: Readonly<Record<string, unknown>>): CommandError {
  const shown = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
  return isOwn(code) ? commandError(code, shown) : new CommandError([code]);
}

function reportLines(
  { tables, from, to, jobsQueued, jobsInterrupted }: CopyReport,
  terminal: Terminal,
): string[] {
  const { locale } = terminal;
  const width = Math.max(...tables.map(({ name }) => name.length));
  const digits = Math.max(...tables.map(({ rows }) => String(rows).length));
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const jobs = jobsQueued + jobsInterrupted > 0;
  return [
    ...tables.map(
      ({ name, rows: count, sha256 }) =>
        `${name.padEnd(width)}  ${String(count).padStart(digits)}  ${sha256}`,
    ),
    text(locale, 'copied', {
      tables: tables.length,
      rows,
      from: `PostgreSQL ${from.postgres}, PostGIS ${from.postgis}`,
      to: `PostgreSQL ${to.postgres}, PostGIS ${to.postgis}`,
    }),
    ...(jobs ? [text(locale, 'copied-jobs', { queued: jobsQueued, interrupted: jobsInterrupted })] : []),
  ];
}
