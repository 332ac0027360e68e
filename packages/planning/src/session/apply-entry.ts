import { applyEdit, type EditOutcome } from '../edit/apply-edit.ts';
import { issue } from '../edit/issue.ts';
import type { PlanDiff } from '../edit/plan-diff.ts';
import type { PlanState } from '../edit/plan-state.ts';
import type { EditEntry, RevertEntry, SessionContext, SessionEntry } from './edit-session.ts';
import { revertChange } from './revert-change.ts';

/**
 * What an entry does to a plan other than the one that it was made on. Pieces have the same ids on every plan, as
 * they are derived from the id of the entry.
 *
 * @param find entries as they are now, for what a revert takes back
 */
export function applyEntry(
  plan: PlanState,
  entry: SessionEntry,
  find: (id: string) => SessionEntry | null,
  context: SessionContext,
): EditOutcome {
  if (entry.kind === 'edit') return applyEdit(plan, entry.op, { ...context, changeSet: entry.id });
  const target = find(entry.reverts);
  return target === null
    ? { rejected: [issue('undo-overtaken', 'error', [])] }
    : revertChange(plan, target.diff);
}

/** An entry that waits, with what it does now. */
export function waitingEntry<Entry extends EditEntry | RevertEntry>(entry: Entry, diff: PlanDiff): Entry {
  return { ...entry, diff, status: 'waiting', revision: null };
}
