import { randomUUID } from 'node:crypto';
import { writeAudit } from '../access/write-audit.ts';
import type { Actor } from '../actor.ts';
import type { Database } from '../engine/database.ts';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { StoreError } from '../outcome.ts';
import { eraseContent } from '../personal/erase-person.ts';
import type { PersonVault } from '../personal/person-vault.ts';
import type { RetentionKind, RetentionRunRecord } from './records.ts';
import { type RunRow, toRun } from './retention-rows.ts';

const TAKE_PERSONS = statement(import.meta.url, './take-persons.sql');
const REMOVE_SESSIONS = statement(import.meta.url, './remove-sessions.sql');
const EMPTY_SHEETS = statement(import.meta.url, './empty-sheets.sql');
const RUN_BEGIN = statement(import.meta.url, './run-begin.sql');
const RUN_COUNT = statement(import.meta.url, './run-count.sql');

/** In one transaction. Persons and files are heavy; sessions are not. */
const BATCH: Readonly<Record<RetentionKind, number>> = { person: 50, session: 2_000, 'recoded-sheet': 5 };
const NOTHING = { persons: 0, sessions: 0, sheets: 0 };
const COUNTED = { person: 'persons', session: 'sessions', 'recoded-sheet': 'sheets' } as const;

/** What a run needs to know. */
export interface RetentionOrder {
  /** On the system's own database: retention sees every row. */
  readonly database: Database;
  readonly district: string;
  readonly vault: PersonVault | null;
  /** What was last needed before this goes, by kind. */
  readonly before: Readonly<Record<RetentionKind, Date>>;
  readonly by: Actor;
  readonly signal: AbortSignal | undefined;
}

/**
 * Takes away what is due, batch by batch. Each batch and what the run counts of it are one transaction: cut off
 * anywhere, nothing is lost or done twice, and the next run goes on where this one stopped.
 */
export async function runRetention(order: RetentionOrder): Promise<RetentionRunRecord> {
  const { database, district, by, signal } = order;
  const id = randomUUID();
  await database.write((session) => session.one(RUN_BEGIN, { district, id }));
  for (const kind of ['session', 'recoded-sheet', 'person'] as const) {
    for (let done = BATCH[kind]; done === BATCH[kind] && !isAborted(signal); ) {
      done = await database.write(async (session) => {
        const gone = await TAKE[kind](session, order);
        const counted = { ...NOTHING, [COUNTED[kind]]: gone };
        if (gone > 0) await session.one(RUN_COUNT, { district, id, ...counted, finished: false });
        return gone;
      });
    }
  }
  return database.write(async (session) => {
    const finished = !isAborted(signal);
    const run = toRun(await session.one<RunRow>(RUN_COUNT, { district, id, ...NOTHING, finished }));
    const { persons, sessions, recodedSheets } = run;
    if (finished)
      await writeAudit(session, district, by, {
        action: 'retention.run',
        objectKind: 'retention-run',
        objectId: id,
        after: { persons, sessions, recodedSheets },
      });
    return run;
  });
}

const TAKE: Readonly<Record<RetentionKind, (session: Session, order: RetentionOrder) => Promise<number>>> = {
  person: takePersons,
  session: (session, order) => takeWith(session, REMOVE_SESSIONS, 'session', order),
  'recoded-sheet': (session, order) => takeWith(session, EMPTY_SHEETS, 'recoded-sheet', order),
};

async function takePersons(
  session: Session,
  { district, vault, before, by }: RetentionOrder,
): Promise<number> {
  const rows = await session.rows<{ id: string; content: Buffer; wrapped: Buffer | null }>(TAKE_PERSONS, {
    district,
    before: before.person,
    limit: BATCH.person,
  });
  const reason = `retention: last needed before ${before.person.toISOString().slice(0, 10)}`;
  for (const { id, content, wrapped } of rows) {
    if (wrapped === null) throw new StoreError('verdict-failed', 'A person that was not erased has no key.');
    if (vault === null)
      throw new StoreError('master-key-missing', 'There is no master key to open persons with.');
    const key = vault.unwrap(wrapped, district, id);
    await eraseContent(session, district, id, vault.openContent(key, content, district, id), {
      ...by,
      reason,
    });
  }
  return rows.length;
}

async function takeWith(
  session: Session,
  sql: typeof REMOVE_SESSIONS,
  kind: RetentionKind,
  { district, before }: RetentionOrder,
): Promise<number> {
  const values = { district, before: before[kind], limit: BATCH[kind] };
  return (await session.one<{ done: number }>(sql, values)).done;
}

// A function, because nothing tells the compiler that a signal changes while one waits.
function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}
