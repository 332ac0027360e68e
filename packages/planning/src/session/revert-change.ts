import type { EditOutcome } from '../edit/apply-edit.ts';
import { issue } from '../edit/issue.ts';
import { invert, type PlanDiff, touchedGrids } from '../edit/plan-diff.ts';
import { markOf } from '../edit/plan-mark.ts';
import { type PlanState, planIndex } from '../edit/plan-state.ts';

/**
 * The change that takes an earlier one back, where all that it touched is as it left it: the atoms that it made
 * live in the grids where it put them, and so do micro-grids and marks. Changes in between that were taken back
 * themselves are in nobody's way. Else the answer is `undo-overtaken`.
 *
 * No rule is checked: the plan was like this before, and an undo has to be possible from a better plan too.
 */
export function revertChange(plan: PlanState, diff: PlanDiff): EditOutcome {
  const back = invert(diff);
  return fits(plan, back)
    ? { diff: back, warnings: [] }
    : { rejected: [issue('undo-overtaken', 'error', touchedGrids(diff))] };
}

/** Whether a change can be made to this plan: everything is where it says it was. */
function fits(plan: PlanState, { removed, added, reassigned, micro, marks }: PlanDiff): boolean {
  const { position } = planIndex(plan);
  const gone = new Set(removed.map(({ atom }) => atom.id));
  const isIn = (id: string, code: string) => plan.codes[position.get(id) ?? -1] === code;
  return (
    removed.every(({ atom, code }) => isIn(atom.id, code)) &&
    reassigned.every(({ atomId, from }) => isIn(atomId, from)) &&
    added.every(({ atom }) => gone.has(atom.id) || !position.has(atom.id)) &&
    micro.every(({ atomId, from }) => (plan.micro?.[atomId] ?? null) === from) &&
    marks.every(({ kind, key, from }) => markOf(plan.marks, kind, key) === from)
  );
}
