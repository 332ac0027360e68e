import { numberGrids } from '../carry/number-grids.ts';
import { prefixOf } from '../propose/kept-codes.ts';
import { type PlanState, planIndex } from './plan-state.ts';

/**
 * Codes for new grids beside a grid: its prefix with the numbers after the greatest that the prefix ever had in the
 * plan. None of them was used before.
 */
export function nextCodes(plan: PlanState, beside: string, count: number): string[] {
  const used = [...planIndex(plan).members.keys(), ...(plan.usedCodes ?? [])];
  const none = Array.from({ length: count }, () => null);
  return numberGrids(
    none,
    none.map(() => prefixOf(beside)),
    used,
  );
}
