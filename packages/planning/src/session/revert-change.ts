import type { EditOutcome } from '../edit/apply-edit.ts';
import { checkEdit } from '../edit/check-edit.ts';
import type { EditRules } from '../edit/edit-rules.ts';
import { issue } from '../edit/issue.ts';
import { applyDiff, invert, type PlanDiff, touchedGrids } from '../edit/plan-diff.ts';
import { markOf } from '../edit/plan-mark.ts';
import { type PlanState, planIndex } from '../edit/plan-state.ts';
import { gridsPrint } from './grids-print.ts';

/**
 * The change that takes an earlier one back, where the atoms that it made still live in the grids where it put them,
 * and micro-grids and marks are as it left them; else the answer is `undo-overtaken`. What was changed in between
 * and taken back again is in nobody's way.
 *
 * Where the grids that it touched are as it left them altogether, no rule is checked: they were like this before, and
 * an undo has to be possible from a better plan too. Where somebody changed them elsewhere, the checks of any edit
 * are made.
 *
 * @param left `gridsPrint` of the grids that the earlier change touched, as it left them; null where nobody knows
 */
export function revertChange(
  plan: PlanState,
  diff: PlanDiff,
  left: string | null,
  rules?: EditRules,
): EditOutcome {
  const back = invert(diff);
  const codes = touchedGrids(diff);
  if (!fits(plan, back)) return { rejected: [issue('undo-overtaken', 'error', codes)] };
  if (gridsPrint(plan, codes) === left) return { diff: back, warnings: [] };
  const issues = checkEdit(plan, applyDiff(plan, back), back, rules);
  return issues.some(({ severity }) => severity === 'error')
    ? { rejected: issues }
    : { diff: back, warnings: issues };
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
