import type { Refusal } from './issue.ts';
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
