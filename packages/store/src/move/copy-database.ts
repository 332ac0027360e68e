import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import type { Database } from '../engine/database.ts';
import { statement } from '../engine/statement.ts';
import { JobQueue } from '../job/job-queue.ts';
import { openDatabase } from '../open-store.ts';
import { type Refused, refused } from '../outcome.ts';
import type { CopyOptions, CopyReport, DatabaseAddress } from './copy-records.ts';
import { beginReading, firstFilledTable, transfer } from './transfer.ts';

const FOREIGN_TABLES = statement(import.meta.url, './foreign-tables.sql');
const JOBS_QUEUED = statement(import.meta.url, './jobs-queued.sql');
const JOBS_INTERRUPTED = statement(import.meta.url, '../job/jobs-interrupted.sql');

/** Sorting a large table before its first row is one statement. */
const STATEMENT_TIMEOUT_MS = 30 * 60_000;
const CONNECT_LIMIT_MS = 15_000;

/** Ends the target's transaction without a trace. */
class NotEmpty extends Error {
  constructor(
    readonly table: string,
    readonly rows: number,
  ) {
    super(`${table} has ${rows} rows`);
  }
}

/**
 * Copies everything of one database into another, empty one: server or embedded, in either direction. The target
 * is migrated where it is bare; all rows travel in one transaction, and it commits only when counts and hashes of
 * every table are equal on both sides. The job queue is built anew: jobs that wait get new tickets, jobs that were
 * running are marked as interrupted.
 *
 * Refused: `copy-source-missing`, `copy-same-place`, `copy-unreachable`, `copy-target-foreign`, `copy-target-not-empty`. Throws what
 * `openStore` throws, and `copy-differs`.
 */
export async function copyDatabase(options: CopyOptions): Promise<CopyReport | Refused> {
  const { from, to } = options;
  if ('dataDir' in from && !existsSync(join(from.dataDir, 'database', 'PG_VERSION')))
    return refused('copy-source-missing', { folder: from.dataDir });
  if (placeOf(from) === placeOf(to)) return refused('copy-same-place');
  for (const address of [from, to]) {
    const problem = 'databaseUrl' in address ? await problemOf(address.databaseUrl, address === to) : null;
    if (problem !== null) return problem;
  }
  const log = options.log ?? (() => undefined);
  const source = await openDatabase({ ...located(from), statementTimeoutMs: STATEMENT_TIMEOUT_MS, log });
  try {
    const target = await openDatabase({ ...located(to), statementTimeoutMs: STATEMENT_TIMEOUT_MS, log });
    try {
      return await copyBetween(source, target, options.progress ?? (() => undefined), log);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function copyBetween(
  source: Database,
  target: Database,
  progress: NonNullable<CopyOptions['progress']>,
  log: (line: string) => void,
): Promise<CopyReport | Refused> {
  const queue = new JobQueue(target, log);
  await queue.open();
  try {
    const jobs = await source.read((session) => session.rows<{ kind: string }>(JOBS_QUEUED, {}));
    for (const kind of new Set(jobs.map((job) => job.kind))) await queue.ensureQueue(kind);
    const copied = await source.write(async (reading) => {
      await beginReading(reading);
      return target.write(async (writing) => {
        const filled = await firstFilledTable(writing);
        if (filled !== null) throw new NotEmpty(filled.table, filled.rows);
        const tables = await transfer(reading, writing, progress);
        const interrupted = await writing.rows(JOBS_INTERRUPTED, { sole_owner: true });
        const queued = await writing.rows<{ district_code: string; id: string; kind: string }>(
          JOBS_QUEUED,
          {},
        );
        for (const { district_code, id, kind } of queued)
          await queue.send(writing, kind, { district: district_code, jobId: id });
        return { tables, jobsQueued: queued.length, jobsInterrupted: interrupted.length };
      });
    });
    // The planner of a database that was filled at once knows nothing of its tables yet.
    await target.executeSql('analyze');
    return { kind: 'copied', from: source.facts, to: target.facts, ...copied };
  } catch (error) {
    if (error instanceof NotEmpty)
      return refused('copy-target-not-empty', { table: error.table, rows: error.rows });
    throw error;
  } finally {
    await queue.close();
  }
}

function located(address: DatabaseAddress): { readonly databaseUrl?: string; readonly dataDir: string } {
  return 'dataDir' in address ? address : { ...address, dataDir: '' };
}

function placeOf(address: DatabaseAddress): string {
  if ('dataDir' in address) return resolve(address.dataDir);
  const { hostname, port, pathname } = new URL(address.databaseUrl);
  return `${hostname}:${port || '5432'}${pathname}`;
}

/** Why a server cannot be read from or written to at all; null where nothing speaks against it. */
async function problemOf(databaseUrl: string, isTarget: boolean): Promise<Refused | null> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_LIMIT_MS });
  try {
    await client.connect();
  } catch (error) {
    const { host, pathname } = new URL(databaseUrl);
    return refused('copy-unreachable', { address: host + pathname, reason: reasonOf(error) });
  }
  try {
    if (!isTarget) return null;
    // A table that someone else has made in a database that is not ours yet.
    const { rows } = await client.query<{ name: string }>(FOREIGN_TABLES.text);
    return rows[0] === undefined ? null : refused('copy-target-foreign', { table: rows[0].name });
  } finally {
    await client.end();
  }
}

/** A host with several addresses fails with an error for each, and no message of its own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
