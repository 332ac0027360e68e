import { textPrint } from '../edit/atom-id.ts';
import { atomsOf, type PlanState } from '../edit/plan-state.ts';

/**
 * A print of what grids hold: equal for the same atoms in the same micro-grids with the same marks on the grids. Of
 * grids that are not there it tells that they are not.
 */
export function gridsPrint(plan: PlanState, codes: readonly string[]): string {
  const atoms = atomsOf(plan, codes).map((i) => {
    const { id } = plan.atoms[i];
    return [plan.codes[i], id, plan.micro?.[id] ?? null];
  });
  const marks = (plan.marks ?? []).filter(({ kind, key }) => kind !== 'border' && codes.includes(key));
  return textPrint(JSON.stringify([atoms, marks]));
}
