import type { Refusal } from './issue.ts';
import { closedGrids } from './plan-mark.ts';
import { type PlanState, planIndex } from './plan-state.ts';

/** Why a grid cannot be named by this code, or null. */
export function unknownGrid(plan: PlanState, code: string): Refusal | null {
  return planIndex(plan).members.has(code) ? null : { code: 'grid-unknown', params: { code } };
}

/** Why a new grid cannot have this code, or null. A retired code is never used again. */
export function unusableCode(plan: PlanState, code: string): Refusal | null {
  if (code.trim() === '') return { code: 'code-empty', params: {} };
  const used = planIndex(plan).members.has(code) || (plan.usedCodes ?? []).includes(code);
  return used ? { code: 'code-in-use', params: { code } } : null;
}

/** Why atoms cannot be named by these ids, or null; the first that the plan does not have. */
export function unknownAtom(plan: PlanState, ids: readonly string[]): Refusal | null {
  const { position } = planIndex(plan);
  const unknown = ids.find((id) => !position.has(id));
  return unknown === undefined ? null : { code: 'atom-not-in-plan', params: { id: unknown } };
}

/** Why the land of these grids cannot change, or null: the first of them that is locked or dedicated. */
export function closedGrid(plan: PlanState, codes: readonly string[]): Refusal | null {
  if (plan.marks === undefined) return null;
  const closed = closedGrids(plan.marks);
  const code = codes.find((one) => closed.has(one));
  if (code === undefined) return null;
  return { code: closed.get(code) === 'locked' ? 'grid-locked' : 'grid-dedicated', params: { code } };
}
