import type { PlanDiff } from '@onegrid/planning';

/**
 * Households that a change brings to another grid: of atoms that are reassigned, of pieces that leave the grid of
 * their atom, and, where a cut is taken back, of pieces that come back to another grid than the one they were in.
 */
export function householdsMoved(
  { removed, added, reassigned }: PlanDiff,
  householdsOf: (atomId: string) => number,
): number {
  const codes = new Map([...removed, ...added].map(({ atom, code }) => [atom.id, code]));
  const pieces = [...removed, ...added].filter(
    ({ code, parentId }) => parentId !== null && (codes.get(parentId) ?? code) !== code,
  );
  return (
    reassigned.reduce((sum, { atomId }) => sum + householdsOf(atomId), 0) +
    pieces.reduce((sum, { atom }) => sum + atom.households, 0)
  );
}
