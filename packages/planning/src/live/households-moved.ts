import type { PlacedAtom, PlanDiff } from '../edit/plan-diff.ts';
import { type PlanState, planIndex } from '../edit/plan-state.ts';

/**
 * Households on land that a change gives to another grid. Of an atom that was cut only the pieces count that leave
 * its grid, and of one that a revert puts together again only those that come from another.
 *
 * @param before the plan that the change is made to
 */
export function householdsMoved(before: PlanState, { removed, added, reassigned }: PlanDiff): number {
  const { position } = planIndex(before);
  let sum = movedPieces(added, removed) + movedPieces(removed, added);
  for (const { atomId } of reassigned) sum += before.atoms[position.get(atomId)!].households;
  return sum;
}

function movedPieces(pieces: readonly PlacedAtom[], wholes: readonly PlacedAtom[]): number {
  const codeOf = new Map(wholes.map(({ atom, code }) => [atom.id, code]));
  return pieces.reduce((sum, { atom, code, parentId }) => {
    const former = parentId === null ? undefined : codeOf.get(parentId);
    return former === undefined || former === code ? sum : sum + atom.households;
  }, 0);
}
