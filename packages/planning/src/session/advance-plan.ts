import { applyDiff, type PlanDiff } from '../edit/plan-diff.ts';
import { keepIndex, type PlanState, planIndex } from '../edit/plan-state.ts';
import type { PlanChange } from './plan-documents.ts';

/**
 * The plan after a change, which also counts the codes as used that the change brings. Taking the change back
 * does not give them free: the server has seen them.
 *
 * @throws RangeError where the diff is not one of this plan
 */
export function advancePlan(plan: PlanState, diff: PlanDiff): PlanState {
  const next = applyDiff(plan, diff);
  const { usedCodes } = plan;
  if (usedCodes === undefined) return next;
  const brought = [...diff.added.map(({ code }) => code), ...diff.reassigned.map(({ to }) => to)];
  const used = new Set(usedCodes);
  if (brought.every((code) => used.has(code))) return next;
  return sameLand(next, { usedCodes: [...new Set([...usedCodes, ...brought])].sort() });
}

/**
 * The server's plan after the next change set.
 *
 * @throws RangeError where the change is not the next one of this plan
 */
export function committedPlan(base: PlanState, { revision, diff }: PlanChange): PlanState {
  if (revision !== base.revision + 1)
    throw new RangeError(`revision ${revision} does not follow revision ${base.revision}`);
  return sameLand(advancePlan(base, diff), { revision });
}

/** A plan of the same atoms in the same grids, which are found in it as before. */
export function sameLand(
  plan: PlanState,
  changed: Pick<PlanState, 'usedCodes'> | Pick<PlanState, 'revision'>,
): PlanState {
  const next = { ...plan, ...changed };
  keepIndex(next, planIndex(plan));
  return next;
}
