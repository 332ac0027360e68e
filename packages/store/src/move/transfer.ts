import { SYSTEM_CALLER } from '../engine/caller.ts';
import { becomeCaller } from '../engine/database.ts';
import { type EmbeddedLimits, refuseTable } from '../engine/embedded-limits.ts';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { StoreError } from '../outcome.ts';
import type { CopiedTable, CopyProgress } from './copy-records.ts';
import { measureTable, readRows, speakPlainText } from './read-rows.ts';
import { RowHash } from './row-hash.ts';
import { readSequences, restartSequences } from './sequences.ts';
import { type LateReference, orderTables } from './table-order.ts';
import { quoted, readTables, type TableFacts } from './tables.ts';
import { writeRows } from './write-rows.ts';

const HIDDEN_TABLES = statement(import.meta.url, './hidden-tables.sql');

interface Measured {
  readonly table: TableFacts;
  readonly rows: number;
  readonly longest: number;
}

/**
 * Reads from a database in one transaction that sees it at one moment and changes nothing, as the role that sees every
 * row: under row-level security an owner that is no superuser would be shown none of a person. Throws
 * `copy-differs` where a table has no policy that shows that role everything.
 */
export async function beginReading(session: Session): Promise<void> {
  await session.executeSql('set transaction isolation level repeatable read, read only');
  await speakPlainText(session);
  await becomeCaller(session, SYSTEM_CALLER);
  const [hidden] = await session.rows<{ name: string }>(HIDDEN_TABLES, {});
  if (hidden !== undefined) throw differs(`rows of ${hidden.name} may be kept from whoever copies`);
}

/**
 * Keeps everybody else from writing to the target until its transaction ends, opens every table to its owner, and
 * answers with the first table that has rows already; null where all are empty.
 */
export async function firstFilledTable(
  target: Session,
): Promise<{ readonly table: string; readonly rows: number } | null> {
  const tables = await readTables(target);
  const names = tables.map(({ name }) => quoted(name)).join(', ');
  await target.executeSql(`lock table ${names} in share row exclusive mode`);
  await openToOwner(target, tables);
  for (const table of tables) {
    if (table.given) continue;
    const { rows } = await measureTable(target, table);
    if (rows > 0) return { table: table.name, rows };
  }
  return null;
}

/**
 * Copies every row of every table from one transaction into another and compares what has arrived: counts,
 * hashes and sequences. Throws `copy-differs` where anything is not equal; the target's transaction must then be
 * rolled back.
 */
export async function transfer(
  source: Session,
  target: Session,
  progress: (progress: CopyProgress) => void,
): Promise<readonly CopiedTable[]> {
  await speakPlainText(target);
  const tables = await readTables(source);
  refuseOtherShape(tables, await readTables(target));
  const order = orderTables(tables);
  const measured: Measured[] = [];
  for (const table of order.tables) measured.push({ table, ...(await measureTable(source, table)) });
  refuseTooLarge(target.limits, measured);
  const total = measured.reduce((sum, { rows }) => sum + rows, 0);

  await silenceTriggers(target, tables);
  await checkLate(target, order.late);
  const sent = await eachTable(measured, 'copy', total, progress, source, (table, rows) =>
    table.given ? Promise.resolve() : writeRows(target, table, rows),
  );
  await target.executeSql('set constraints all immediate');
  await checkAtOnce(target, order.late);
  await wakeTriggers(target, tables);
  const sequences = await readSequences(source);
  await restartSequences(target, sequences);

  const arrived = await eachTable(measured, 'compare', total, progress, target, async () => undefined);
  refuseDifference(sent, arrived);
  const restarted = await readSequences(target);
  await closeToOwner(target, tables);
  for (const [name, next] of sequences) {
    if (restarted.get(name) !== next) throw differs(`the sequence ${name} goes on with another number`);
  }
  return sent;
}

/** Reads all tables from one side and hashes them, handing each batch on. */
async function eachTable(
  tables: readonly Measured[],
  stage: CopyProgress['stage'],
  total: number,
  progress: (progress: CopyProgress) => void,
  from: Session,
  hand: (table: TableFacts, rows: Parameters<typeof writeRows>[2]) => Promise<void>,
): Promise<CopiedTable[]> {
  const copied: CopiedTable[] = [];
  let done = 0;
  for (const { table, longest } of tables) {
    const hash = new RowHash();
    progress({ stage, table: table.name, done, total });
    for await (const rows of readRows(from, table, longest)) {
      await hand(table, rows);
      hash.add(rows);
      done += rows.length;
      progress({ stage, table: table.name, done, total });
    }
    copied.push({ name: table.name, ...hash.digest() });
  }
  return copied;
}

/** An embedded target takes no more in this way than in any other. */
function refuseTooLarge(limits: EmbeddedLimits | null, measured: readonly Measured[]): void {
  if (limits === null) return;
  for (const { table, rows } of measured) refuseTable(limits, table.name, rows);
}

/** Both were migrated by this program; a table or column that only one of them has was made by someone else. */
function refuseOtherShape(source: readonly TableFacts[], target: readonly TableFacts[]): void {
  const shape = (tables: readonly TableFacts[]) =>
    new Map(tables.map((table) => [table.name, JSON.stringify(table.columns)]));
  const there = shape(target);
  for (const [name, columns] of shape(source)) {
    if (there.get(name) !== columns) throw differs(`the table ${name} is made differently`);
  }
  if (there.size !== source.length) throw differs('the target has tables that the source does not have');
}

function refuseDifference(sent: readonly CopiedTable[], arrived: readonly CopiedTable[]): void {
  for (const [index, { name, rows, sha256 }] of sent.entries()) {
    const other = arrived[index];
    if (other?.rows !== rows) throw differs(`${name}: ${other?.rows} of ${rows} rows arrived`);
    if (other.sha256 !== sha256) throw differs(`${name}: the rows that arrived are not those that were sent`);
  }
}

function differs(what: string): StoreError {
  return new StoreError('copy-differs', `The copy is not equal: ${what}. Nothing was kept of it.`, { what });
}

/** For this transaction the owner reads and writes tables that force row-level security on it, too. */
async function openToOwner(target: Session, tables: readonly TableFacts[]): Promise<void> {
  for (const { name } of tables.filter(({ forced }) => forced))
    await target.executeSql(`alter table ${quoted(name)} no force row level security`);
  await target.executeSql('set local row_security = off');
}

async function closeToOwner(target: Session, tables: readonly TableFacts[]): Promise<void> {
  await target.executeSql('set local row_security = on');
  for (const { name } of tables.filter(({ forced }) => forced))
    await target.executeSql(`alter table ${quoted(name)} force row level security`);
}

/** Triggers did their work when the rows were written first. */
async function silenceTriggers(target: Session, tables: readonly TableFacts[]): Promise<void> {
  for (const { name, triggers } of tables)
    for (const trigger of triggers)
      await target.executeSql(`alter table ${quoted(name)} disable trigger ${quoted(trigger)}`);
}

async function wakeTriggers(target: Session, tables: readonly TableFacts[]): Promise<void> {
  for (const { name, triggers } of tables)
    for (const trigger of triggers)
      await target.executeSql(`alter table ${quoted(name)} enable trigger ${quoted(trigger)}`);
}

async function checkLate(target: Session, references: readonly LateReference[]): Promise<void> {
  for (const { table, constraint } of references)
    await target.executeSql(
      `alter table ${quoted(table)} alter constraint ${quoted(constraint)} deferrable initially deferred`,
    );
}

async function checkAtOnce(target: Session, references: readonly LateReference[]): Promise<void> {
  for (const { table, constraint } of references)
    await target.executeSql(
      `alter table ${quoted(table)} alter constraint ${quoted(constraint)} not deferrable`,
    );
}
