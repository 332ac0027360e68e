import type { AuditDay } from '@onegrid/store';
import { badArgument, limitExceeded } from '../schema/worded-error.ts';
import type { AuditAnchorInput } from './audit-type.ts';

const MOST_ANCHORS = 1_000;
const EXAMPLE = [{ day: '2026-11-23', hash: '0'.repeat(64) }];

/** Days that were written down, in the form in which they can be compared. */
export function askedAnchors(
  anchors: readonly AuditAnchorInput[] | null,
): readonly Pick<AuditDay, 'day' | 'hash'>[] {
  const asked = anchors ?? [];
  if (asked.length > MOST_ANCHORS) throw limitExceeded('anchors', MOST_ANCHORS, asked.length);
  const readable = asked.every(
    ({ day, hash }) => /^\d{4}-\d\d-\d\d$/.test(day) && /^[0-9a-f]{64}$/i.test(hash),
  );
  if (!readable) throw badArgument('anchors', 'audit-anchor-unreadable', EXAMPLE);
  return asked.map(({ day, hash }) => ({ day, hash: hash.toLowerCase() }));
}
