import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { type Refused, refused } from '../outcome.ts';

const LOCK = statement(import.meta.url, './daily-lock.sql');
const COUNT = statement(import.meta.url, './daily-count.sql');

/** What the log counts, how often one account may do it in 24 hours, and the refusal of more. */
export interface DailyLimit {
  readonly action: string;
  readonly limit: number;
  readonly code: string;
}

/**
 * Refused with the limit's code (`limit`, `until`) where an account did so as often as it may. Counted from the log, so
 * that whoever calls writes a line of the action in the same transaction; no other one counts for the account meanwhile.
 */
export async function refusedByDailyLimit(
  session: Session,
  district: string,
  account: string | null,
  { action, limit, code }: DailyLimit,
): Promise<Refused | null> {
  await session.one(LOCK, { district, account, action });
  const values = { district, account, action, limit };
  const { done, until } = await session.one<{ done: number; until: string | null }>(COUNT, values);
  return done < limit ? null : refused(code, { limit, until: new Date(until ?? Date.now()).toISOString() });
}
