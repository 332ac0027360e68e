import { writeAudit } from '../access/write-audit.ts';
import type { Actor } from '../actor.ts';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { type Refused, refused } from '../outcome.ts';

const LOOK_UP_LOCK = statement(import.meta.url, './look-up-lock.sql');
const LOOK_UP_COUNT = statement(import.meta.url, './look-up-count.sql');

/**
 * Look-ups of a number by one account in 24 hours. A mask hides four digits of a telephone: asked for often enough,
 * whether anybody has a number is as good as a look behind the mask, without a purpose.
 */
export const LOOK_UPS_PER_DAY = 100;

/**
 * Writes down that an account looks somebody up by a number, never which number; `look-up-limit` (`limit`, `until`)
 * where it did so too often. In a transaction of its own before the look-up: also one that finds nobody counts.
 */
export async function noteLookUp(
  session: Session,
  district: string,
  by: Actor,
  numbers: readonly string[],
): Promise<Refused | null> {
  const account = by.accountId;
  await session.one(LOOK_UP_LOCK, { district, account });
  const { asked, until } = await session.one<{ asked: number; until: string | null }>(LOOK_UP_COUNT, {
    district,
    account,
    limit: LOOK_UPS_PER_DAY,
  });
  if (asked >= LOOK_UPS_PER_DAY)
    return refused('look-up-limit', {
      limit: LOOK_UPS_PER_DAY,
      until: new Date(until ?? Date.now()).toISOString(),
    });
  await writeAudit(session, district, by, {
    action: 'person.look-up',
    objectKind: 'person',
    objectId: null,
    after: { by: numbers },
  });
  return null;
}
