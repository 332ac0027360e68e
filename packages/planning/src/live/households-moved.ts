import { householdsOfPieces } from '../edit/changed-land.ts';
import type { PlanDiff } from '../edit/plan-diff.ts';
import { type PlanState, planIndex } from '../edit/plan-state.ts';

/**
 * Households on land that a change gives to another grid. Of an atom that was cut only the pieces count that leave
 * its grid, and of one that a revert puts together again only those that come from another.
 *
 * @param before the plan that the change is made to
 */
export function householdsMoved(before: PlanState, diff: PlanDiff): number {
  const { position } = planIndex(before);
  return diff.reassigned.reduce(
    (sum, { atomId }) => sum + before.atoms[position.get(atomId)!].households,
    householdsOfPieces(diff),
  );
}
