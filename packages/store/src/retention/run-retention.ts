import { randomUUID } from 'node:crypto';
import { writeAudit } from '../access/write-audit.ts';
import type { Actor } from '../actor.ts';
import type { Database } from '../engine/database.ts';
import type { Session } from '../engine/session.ts';
import { type Statement, statement } from '../engine/statement.ts';
import { StoreError } from '../outcome.ts';
import { eraseContent } from '../personal/erase-person.ts';
import type { PersonVault } from '../personal/person-vault.ts';
import type { RetentionKind, RetentionRunRecord } from './records.ts';
import { type RunRow, toRun } from './retention-rows.ts';

const TAKE_PERSONS = statement(import.meta.url, './take-persons.sql');
const REMOVE_SESSIONS = statement(import.meta.url, './remove-sessions.sql');
const EMPTY_SHEETS = statement(import.meta.url, './empty-sheets.sql');
const EMPTY_UNUSED = statement(import.meta.url, './empty-unused.sql');
const RUN_BEGIN = statement(import.meta.url, './run-begin.sql');
const RUN_COUNT = statement(import.meta.url, './run-count.sql');

const NOTHING = { persons: 0, sessions: 0, sheets: 0 };

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
  for (const { batch, counts, take } of STEPS) {
    for (let done = batch; done === batch && !isAborted(signal); ) {
      done = await database.write(async (session) => {
        const gone = await take(session, order, batch);
        const counted = { ...NOTHING, [counts]: gone };
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

interface Step {
  /** How many in one transaction: persons and files are heavy, sessions are not. */
  readonly batch: number;
  readonly counts: keyof typeof NOTHING;
  /** Takes up to so many away and answers how many it were. */
  readonly take: (session: Session, order: RetentionOrder, batch: number) => Promise<number>;
}

const STEPS: readonly Step[] = [
  { batch: 2_000, counts: 'sessions', take: takeWith(REMOVE_SESSIONS, 'session') },
  { batch: 5, counts: 'sheets', take: takeWith(EMPTY_SHEETS, 'recoded-sheet') },
  { batch: 5, counts: 'sheets', take: takeWith(EMPTY_UNUSED, 'recoded-sheet') },
  { batch: 50, counts: 'persons', take: takePersons },
];

async function takePersons(
  session: Session,
  { district, vault, before, by }: RetentionOrder,
  limit: number,
): Promise<number> {
  const rows = await session.rows<{ id: string; content: Buffer; wrapped: Buffer | null }>(TAKE_PERSONS, {
    district,
    before: before.person,
    limit,
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

function takeWith(sql: Statement, kind: RetentionKind): Step['take'] {
  return async (session, { district, before }, limit) =>
    (await session.one<{ done: number }>(sql, { district, before: before[kind], limit })).done;
}

// A function, because nothing tells the compiler that a signal changes while one waits.
function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}
