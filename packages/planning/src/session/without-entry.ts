import type { Issue } from '../edit/issue.ts';
import { advancePlan } from './advance-plan.ts';
import { applyEntry } from './apply-entry.ts';
import {
  type DroppedEntry,
  type EditSession,
  entryById,
  isPending,
  type SessionContext,
  type SessionEntry,
  type SessionLoss,
  withPlan,
} from './edit-session.ts';
import { sameValue } from './same-value.ts';
import { undoneAmong } from './undo-chain.ts';

/**
 * The session without a pending entry and without the later ones that depend on it: those that cannot be made
 * without it, or would come out differently. Every one of them is told.
 *
 * @param issues why the entry goes
 */
export function withoutEntry(
  session: EditSession,
  entryId: string,
  issues: readonly Issue[],
  context: SessionContext,
): SessionLoss {
  const at = session.entries.findIndex((entry) => entry.id === entryId && isPending(entry));
  if (at < 0) return { session, dropped: [] };
  const first = session.entries[at];
  const dropped: DroppedEntry[] = [{ entry: first, issues }];
  const kept: SessionEntry[] = session.entries.slice(0, at);
  let plan = kept.filter(isPending).reduce((state, { diff }) => advancePlan(state, diff), session.base);
  const find = (id: string) => (dropped.some(({ entry }) => entry.id === id) ? null : entryById(session, id));
  for (const entry of session.entries.slice(at + 1)) {
    const outcome = applyEntry(plan, entry, find, context);
    if ('rejected' in outcome) {
      dropped.push({ entry, issues: outcome.rejected });
    } else if (!sameValue(outcome.diff, entry.diff)) {
      dropped.push({ entry, issues });
    } else {
      kept.push(entry);
      plan = advancePlan(plan, entry.diff);
    }
  }
  const undone = undoneAmong(session.undone, kept);
  return { session: withPlan({ ...session, entries: kept, undone }, plan), dropped };
}
