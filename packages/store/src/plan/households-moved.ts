import { householdsOfPieces, type PlanDiff } from '@onegrid/planning';

/**
 * Households that a change brings to another grid: of atoms that are reassigned, of pieces that leave the grid of
 * their atom, and, where a cut is taken back, of pieces that come back to another grid than the one they were in.
 */
export function householdsMoved(diff: PlanDiff, householdsOf: (atomId: string) => number): number {
  return diff.reassigned.reduce((sum, { atomId }) => sum + householdsOf(atomId), householdsOfPieces(diff));
}
