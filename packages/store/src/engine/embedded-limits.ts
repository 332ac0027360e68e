import { type Refused, refused, StoreError } from '../outcome.ts';
import type { Session } from './session.ts';
import { parseStatement, statement } from './statement.ts';

const DATABASE_SIZE = statement(import.meta.url, './database-size.sql');

/** The size to which the embedded engine, which is for trying out, takes a district. */
export interface EmbeddedLimits {
  readonly buildings: number;
  /** Of any other table. */
  readonly rows: number;
  /** Of one file as received. */
  readonly fileBytes: number;
  /** Of the whole database, on the disk. */
  readonly databaseBytes: number;
}

const MEBIBYTE = 1024 * 1024;

/**
 * Measured: memory stays at 1.0 to 1.4 GB whatever there is, but reading all buildings takes 4 s at 60,000, 22 s
 * at 120,000 and 128 s at 300,000; keeping a file takes 3 s at 16 MB, 10 s at 32 MB and 53 s (and 2.2 GB) at 64 MB.
 */
export const EMBEDDED_LIMITS: EmbeddedLimits = {
  buildings: 60_000,
  rows: 200_000,
  fileBytes: 32 * MEBIBYTE,
  databaseBytes: 1024 * MEBIBYTE,
};

const TOO_LARGE = 'embedded-too-large';
/** Edits write a few rows at a time; only what comes in bulk is counted. */
const BULK_ROWS = 500;

/** Throws `embedded-too-large` where a table would grow over its limit by rows that come in bulk. */
export async function refuseManyRows(session: Session, table: string, adding: number): Promise<void> {
  const { limits } = session;
  if (limits === null || adding < BULK_ROWS) return;
  const count = parseStatement(`count ${table}`, `select count(*)::int as rows from ${table}`);
  const { rows } = await session.one<{ rows: number }>(count, {});
  refuseTable(limits, table, rows + adding);
}

/** Throws `embedded-too-large` where a table of so many rows is over its limit. */
export function refuseTable(limits: EmbeddedLimits, table: string, rows: number): void {
  if (rows > (table === 'building' ? limits.buildings : limits.rows)) throw tooLarge(limits, table, rows);
}

/** Throws `embedded-too-large` where a file is over the limit. */
export function refuseLargeFile(limits: EmbeddedLimits | null, bytes: number): void {
  if (limits !== null && bytes > limits.fileBytes) throw tooLarge(limits, 'received_file', bytes);
}

/** Throws `embedded-too-large` where the database has outgrown the engine. */
export async function refuseLargeDatabase(session: Session): Promise<void> {
  const { limits } = session;
  if (limits === null) return;
  const { bytes } = await session.one<{ bytes: string }>(DATABASE_SIZE, {});
  if (Number(bytes) > limits.databaseBytes) throw tooLarge(limits, 'database', Number(bytes));
}

/** The refusal for an error of these limits, for who answers with values; any other error is thrown on. */
export function refusedTooLarge(error: unknown): Refused {
  if (!(error instanceof StoreError) || error.code !== TOO_LARGE) throw error;
  const { params } = error as { params: Refused['params'] };
  return refused(TOO_LARGE, params);
}

/** Names all limits, and what is over which: a table or `database`, with its rows or bytes. */
function tooLarge(limits: EmbeddedLimits, what: string, found: number): StoreError {
  const { buildings, rows, fileBytes, databaseBytes } = limits;
  const [file, database] = [fileBytes, databaseBytes].map((bytes) => Math.floor(bytes / MEBIBYTE));
  return new StoreError(
    TOO_LARGE,
    `The embedded database takes at most ${buildings} buildings, ${rows} rows of any other table, files of ` +
      `${file} MB and ${database} MB in all; ${what} would have ${found}. ` +
      'Move to a PostgreSQL server with "onegrid db copy --to postgres://...".',
    { what, found, buildings, rows, fileMB: file!, databaseMB: database! },
  );
}
