import { applyEntry, followPieces, outcomeOn } from './apply-entry.ts';
import {
  type DroppedEntry,
  type EditSession,
  entryById,
  planOf,
  type SessionContext,
  type SessionEntry,
  type SessionLoss,
  withPlan,
} from './edit-session.ts';
import { gridsAbout, touchOfEntry } from './touch.ts';
import { undoneAmong } from './undo-chain.ts';

export type ConflictChoice = 'mine' | 'theirs';

/**
 * Ends a conflict as the planner chose for each of its grids. Own entries that touch a grid for which the others'
 * version was chosen are dropped; the others are made anew on top of what the others did and go last in the queue.
 * Where one can no longer be made it is dropped with the reasons. All that is dropped is told.
 *
 * @param choice for every one of the conflict's `codes`
 * @throws RangeError where the session has no such conflict, or a grid of it has no choice
 */
export function resolve(
  session: EditSession,
  conflictId: string,
  choice: ReadonlyMap<string, ConflictChoice>,
  context: SessionContext,
): SessionLoss {
  const conflict = session.conflicts.find(({ id }) => id === conflictId);
  if (conflict === undefined) throw new RangeError(`there is no conflict ${conflictId}`);
  const open = conflict.codes.find((code) => !choice.has(code));
  if (open !== undefined) throw new RangeError(`nothing is chosen for grid ${open}`);
  const dropped: DroppedEntry[] = [];
  const entries: SessionEntry[] = [...session.entries];
  let plan = planOf(session);
  for (const entry of conflict.entries) {
    const touched = [...touchOfEntry(entry).grids, ...gridsAbout(conflict.mine, entry.diff)];
    if (touched.some((code) => choice.get(code) === 'theirs')) {
      dropped.push({ entry, issues: [] });
      continue;
    }
    const followed = followPieces(entry, conflict.changes, plan);
    const outcome = applyEntry(plan, followed, find, context);
    if ('rejected' in outcome) {
      dropped.push({ entry, issues: outcome.rejected });
      continue;
    }
    const { plan: next, did } = outcomeOn(plan, outcome.diff);
    entries.push({ ...followed, ...did, status: 'waiting', revision: null });
    plan = next;
  }
  const conflicts = session.conflicts.filter((other) => other !== conflict);
  const undone = undoneAmong(session.undone, entries);
  return { session: withPlan({ ...session, entries, undone, conflicts }, plan), dropped };

  function find(id: string): SessionEntry | null {
    if (dropped.some(({ entry }) => entry.id === id)) return null;
    return entries.find((entry) => entry.id === id) ?? entryById(session, id);
  }
}
