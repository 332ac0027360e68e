import type { EditOutcome } from '../edit/apply-edit.ts';
import type { EditOp } from '../edit/edit-op.ts';
import { issue, type ReasonCode } from '../edit/issue.ts';
import { invert } from '../edit/plan-diff.ts';
import { applyEntry, outcomeOn } from './apply-entry.ts';
import {
  type EditSession,
  entryById,
  planOf,
  type SessionContext,
  type SessionEntry,
  type SessionOutcome,
  withPlan,
} from './edit-session.ts';
import { lastInEffect, lastLink } from './undo-chain.ts';
import { withoutEntry } from './without-entry.ts';

const WAITING = { status: 'waiting', revision: null } as const;

/**
 * Makes an edit on the planner's plan and puts it last in the queue; what was undone can no longer be redone.
 *
 * @param id of the change set that it becomes
 * @param reason the planner's words for the history
 * @throws RangeError where the session knows the id already
 */
export function perform(
  session: EditSession,
  id: string,
  op: EditOp,
  context: SessionContext,
  reason: string | null = null,
): SessionOutcome {
  requireNew(session, id);
  const rest = { ...session, undone: [] };
  return append(rest, session, { kind: 'edit', id, op, reverts: null, reason }, context);
}

/** Whether there is anything to undo. */
export function canUndo(session: EditSession): boolean {
  return lastInEffect(session) !== null;
}

/** Whether there is anything to redo. */
export function canRedo({ undone }: EditSession): boolean {
  return undone.length > 0;
}

/**
 * Takes back the last edit that is in effect. One that waits is dropped, and the plan is to the byte what it was;
 * one that the server has or may have gets a revert, which waits in the queue.
 *
 * @param id of the change set that a revert becomes
 */
export function undo(session: EditSession, id: string, context: SessionContext): SessionOutcome {
  const edit = lastInEffect(session);
  if (edit === null) return rejected(session, 'nothing-to-undo');
  const { session: after, outcome } = takeBack(session, lastLink(session, edit), id, context);
  if ('rejected' in outcome) return { session, outcome };
  return { session: withPlan({ ...after, undone: [...session.undone, edit] }, planOf(after)), outcome };
}

/**
 * Brings the edit back that was undone last: to the byte where nobody changed the place since.
 *
 * @param id of the change set that it becomes where the undo is on the server; else the edit keeps its own
 */
export function redo(session: EditSession, id: string, context: SessionContext): SessionOutcome {
  const edit = session.undone[session.undone.length - 1];
  if (edit === undefined) return rejected(session, 'nothing-to-redo');
  const rest = { ...session, undone: session.undone.slice(0, -1) };
  const { session: after, outcome } =
    entryById(session, edit.id) === null
      ? append(rest, session, edit, context)
      : takeBack(withPlan(rest, planOf(session)), lastLink(session, edit), id, context);
  return 'rejected' in outcome ? { session, outcome } : { session: after, outcome };
}

/** Drops an entry that waits; else appends what takes it back. */
function takeBack(
  session: EditSession,
  entry: SessionEntry,
  id: string,
  context: SessionContext,
): SessionOutcome {
  if (entry.status === 'waiting') {
    const { session: after, dropped } = withoutEntry(session, entry.id, [], context);
    // Whatever was built on the entry would go with it, which nobody asked for.
    const lost = dropped.find(({ entry: other }) => other.id !== entry.id);
    if (lost === undefined) return { session: after, outcome: { diff: invert(entry.diff), warnings: [] } };
    return rejected(session, 'undo-overtaken');
  }
  requireNew(session, id);
  const { reason } = entry;
  return append(session, session, { kind: 'revert', id, op: null, reverts: entry.id, reason }, context);
}

type Undone<Entry> = Entry extends SessionEntry
  ? Omit<Entry, 'diff' | 'left' | 'status' | 'revision'>
  : never;

/** Puts an entry last; `before` is the session whose plan it is made on, and the one that stays where it is rejected. */
function append(
  session: EditSession,
  before: EditSession,
  entry: Undone<SessionEntry>,
  context: SessionContext,
): SessionOutcome {
  const outcome = applyEntry(planOf(before), entry, (id) => entryById(before, id), context);
  if ('rejected' in outcome) return { session: before, outcome };
  const { plan, did } = outcomeOn(planOf(before), outcome.diff);
  const entries = [...session.entries, { ...entry, ...did, ...WAITING }];
  return { session: withPlan({ ...session, entries }, plan), outcome };
}

function requireNew(session: EditSession, id: string): void {
  if (entryById(session, id) !== null) throw new RangeError(`the session already has an entry ${id}`);
}

function rejected(session: EditSession, code: ReasonCode): SessionOutcome {
  const outcome: EditOutcome = { rejected: [issue(code, 'error', [])] };
  return { session, outcome };
}
