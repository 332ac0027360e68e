import { writeAudit } from '../access/write-audit.ts';
import type { Actor } from '../actor.ts';
import type { Session } from '../engine/session.ts';
import type { Refused } from '../outcome.ts';
import { refusedByDailyLimit } from './daily-limit.ts';

/**
 * Look-ups of a number by one account in 24 hours. A mask hides four digits of a telephone: asked for often enough,
 * whether anybody has a number is as good as a look behind the mask, without a purpose.
 */
const LOOK_UPS = { action: 'person.look-up', limit: 100, code: 'look-up-limit' } as const;

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
  const tooOften = await refusedByDailyLimit(session, district, by.accountId, LOOK_UPS);
  if (tooOften !== null) return tooOften;
  await writeAudit(session, district, by, {
    action: LOOK_UPS.action,
    objectKind: 'person',
    objectId: null,
    after: { by: numbers },
  });
  return null;
}
