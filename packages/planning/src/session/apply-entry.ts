import { applyEdit, type EditOutcome } from '../edit/apply-edit.ts';
import type { EditOp } from '../edit/edit-op.ts';
import { issue } from '../edit/issue.ts';
import { type PlanDiff, touchedGrids } from '../edit/plan-diff.ts';
import { type PlanState, planIndex } from '../edit/plan-state.ts';
import { advancePlan } from './advance-plan.ts';
import type { SessionContext, SessionEntry } from './edit-session.ts';
import { gridsPrint } from './grids-print.ts';
import { revertChange } from './revert-change.ts';

/** What an entry is, before it is known what it does. */
export type EntryKind =
  | { readonly kind: 'edit'; readonly id: string; readonly op: EditOp }
  | { readonly kind: 'revert'; readonly id: string; readonly reverts: string };

/**
 * What an entry does to a plan. Pieces have the same ids on every plan, as they are derived from the id of the entry.
 *
 * @param find entries as they are now, for what a revert takes back
 */
export function applyEntry(
  plan: PlanState,
  entry: EntryKind,
  find: (id: string) => SessionEntry | null,
  context: SessionContext,
): EditOutcome {
  if (entry.kind === 'edit') return applyEdit(plan, entry.op, { ...context, changeSet: entry.id });
  const target = find(entry.reverts);
  return target === null
    ? { rejected: [issue('undo-overtaken', 'error', [])] }
    : revertChange(plan, target.diff, target.left, context.rules);
}

/** The plan after a diff, and the parts of an entry that tell what it does. */
export function outcomeOn(
  plan: PlanState,
  diff: PlanDiff,
): { readonly plan: PlanState; readonly did: Pick<SessionEntry, 'diff' | 'left'> } {
  const next = advancePlan(plan, diff);
  return { plan: next, did: { diff, left: gridsPrint(next, touchedGrids(diff)) } };
}

/**
 * An entry that names atoms of which others have made pieces: it names the pieces instead, which are the same land.
 *
 * @param changes of others, made since
 */
export function followPieces<Entry extends SessionEntry>(
  entry: Entry,
  changes: readonly { readonly diff: PlanDiff }[],
  plan: PlanState,
): Entry {
  if (entry.op === null || !('atomIds' in entry.op)) return entry;
  const { position } = planIndex(plan);
  const { atomIds } = entry.op;
  if (atomIds.every((id) => position.has(id))) return entry;
  const pieces = new Map<string, string[]>();
  for (const { atom, parentId } of changes.flatMap(({ diff }) => diff.added)) {
    if (parentId !== null) pieces.set(parentId, [...(pieces.get(parentId) ?? []), atom.id]);
  }
  return { ...entry, op: { ...entry.op, atomIds: [...new Set(atomIds.flatMap(livePieces))] } };

  function livePieces(id: string): string[] {
    return position.has(id) ? [id] : (pieces.get(id)?.flatMap(livePieces) ?? [id]);
  }
}
