import type { Issue } from '../edit/issue.ts';
import { touchedGrids } from '../edit/plan-diff.ts';
import type { PlanState } from '../edit/plan-state.ts';
import { committedPlan, sameLand } from './advance-plan.ts';
import { applyEntry, followPieces, outcomeOn } from './apply-entry.ts';
import { groupConflicts, movedOn } from './conflict-groups.ts';
import {
  type EditSession,
  entryById,
  isPending,
  planOf,
  type SessionContext,
  type SessionEntry,
  type SessionLoss,
  withPlan,
} from './edit-session.ts';
import { gridsPrint } from './grids-print.ts';
import type { PlanChange } from './plan-documents.ts';
import { sameValue } from './same-value.ts';
import { type Touch, touchesSame, touchOfChange, touchOfEntry } from './touch.ts';
import { undoneAmong } from './undo-chain.ts';
import { withoutEntry } from './without-entry.ts';

/**
 * Takes in what the server has committed, oldest first: own entries are saved by it, others' changes go below the
 * own pending entries, which are made anew on top. Those that touch the same grids or atoms as the others did, or
 * can no longer be made, are held back as conflicts together with what was built on them; none is dropped. What the
 * session has already is passed over.
 *
 * @throws RangeError where revisions between the session's and the first new one are missing: ask for the changes
 *   after `session.base.revision`
 */
export function receive(
  session: EditSession,
  changes: readonly PlanChange[],
  context: SessionContext,
): EditSession {
  const news = changes.filter(({ revision }) => revision > session.base.revision);
  if (news.length === 0) return session;
  const taken = takeIn(session, news);
  const { others } = taken;
  const next = { ...session, base: taken.base, conflicts: taken.conflicts };
  if (others.length === 0 && taken.asExpected) {
    const plan = sameLand(planOf(session), { revision: taken.base.revision });
    return withPlan({ ...next, entries: taken.entries }, plan);
  }
  const { kept, plan, held } = rebase(taken, others, context);
  const conflicts = [
    ...taken.conflicts.map((conflict) => movedOn(conflict, others, plan)),
    ...groupConflicts(held, others.length > 0 ? others : news, planOf(session), plan),
  ];
  return withPlan({ ...next, entries: kept, undone: undoneAmong(session.undone, kept), conflicts }, plan);
}

/** As `receive`, for the change that an own entry became. */
export function acknowledge(session: EditSession, change: PlanChange, context: SessionContext): EditSession {
  return receive(session, [change], context);
}

/**
 * The session after the server has refused an entry for good: it goes, and the later ones that depend on it.
 *
 * @param issues the server's reasons
 */
export function refused(
  session: EditSession,
  entryId: string,
  issues: readonly Issue[],
  context: SessionContext,
): SessionLoss {
  return withoutEntry(session, entryId, issues, context);
}

interface Taken {
  readonly base: PlanState;
  readonly entries: readonly SessionEntry[];
  readonly conflicts: EditSession['conflicts'];
  readonly others: readonly PlanChange[];
  /** Whether own entries did on the server what they did here, in the same order. */
  readonly asExpected: boolean;
}

/** Moves the base on and tells own changes from others'. */
function takeIn(session: EditSession, news: readonly PlanChange[]): Taken {
  let { base, entries, conflicts } = session;
  let asExpected = true;
  const others: PlanChange[] = [];
  for (const change of news) {
    const own = entryById({ entries, conflicts }, change.changeSetId);
    if (own === null) {
      base = committedPlan(base, change);
      others.push(change);
      continue;
    }
    const isFirst = entries.find(isPending)?.id === own.id;
    const same = isFirst && sameValue(own.diff, change.diff);
    if (!same) asExpected = false;
    // The same diff as it was, so that atoms stay the same objects and keep what is known of them.
    const diff = same ? own.diff : change.diff;
    base = committedPlan(base, { ...change, diff });
    const left = same ? own.left : gridsPrint(base, touchedGrids(diff));
    const saved = { ...own, diff, left, status: 'saved' as const, revision: change.revision };
    entries = [
      ...entries.filter((entry) => !isPending(entry)),
      saved,
      ...entries.filter((entry) => isPending(entry) && entry.id !== own.id),
    ];
    conflicts = conflicts.flatMap((conflict) => {
      const left = conflict.entries.filter(({ id }) => id !== own.id);
      return left.length === 0 ? [] : [{ ...conflict, entries: left }];
    });
  }
  return { base, entries, conflicts, others, asExpected };
}

/** Makes the pending entries anew on the new base; `held` are those in conflict, as they were. */
function rebase(
  { base, entries, conflicts }: Taken,
  others: readonly PlanChange[],
  context: SessionContext,
): { kept: SessionEntry[]; plan: PlanState; held: SessionEntry[] } {
  const theirs = others.map(touchOfChange);
  const touches: Touch[] = [];
  const held: SessionEntry[] = [];
  const kept: SessionEntry[] = [];
  let plan = base;
  for (const entry of entries) {
    if (!isPending(entry)) {
      kept.push(entry);
      continue;
    }
    const followed = followPieces(entry, others, plan);
    const made = madeAnew(followed);
    if (made === null) {
      held.push(followed);
      touches.push(touchOfEntry(entry));
    } else {
      kept.push(made);
    }
  }
  return { kept, plan, held };

  function madeAnew(entry: SessionEntry): SessionEntry | null {
    const collides = (touch: Touch) => [...theirs, ...touches].some((other) => touchesSame(touch, other));
    if (collides(touchOfEntry(entry))) return null;
    const outcome = applyEntry(plan, entry, find, context);
    if ('rejected' in outcome || collides(touchOfEntry(entry, outcome.diff))) return null;
    const { plan: next, did } = outcomeOn(plan, outcome.diff);
    plan = next;
    return { ...entry, ...did };
  }

  function find(id: string): SessionEntry | null {
    return kept.find((entry) => entry.id === id) ?? entryById({ entries, conflicts }, id);
  }
}
