import type { LayerFault, LayerRepairs } from '../model/repair.ts';

/** A decision by hand that decides nothing, and why. */
export interface UnmatchedDecision {
  readonly faultId: string;
  /** The grid it names; null where it leaves the land in none. */
  readonly receiver: string | null;
  /** The layer has no such fault (any more), or no such grid. */
  readonly reason: 'repair-fault-gone' | 'repair-grid-unknown';
}

/**
 * Decisions by hand that fit nothing in the layer, by fault id: told, not lost, since a layer that was delivered
 * anew may have moved a fault by a centimetre.
 */
export function unmatchedDecisions(
  faults: readonly LayerFault[],
  repairs: LayerRepairs,
  gridIds: Iterable<string>,
): UnmatchedDecision[] {
  const known = new Set(faults.map(({ id }) => id));
  const ids = new Set(gridIds);
  return Object.entries(repairs.byHand)
    .sort(([p], [q]) => (p < q ? -1 : 1))
    .flatMap(([faultId, receiver]): UnmatchedDecision[] => {
      if (!known.has(faultId)) return [{ faultId, receiver, reason: 'repair-fault-gone' }];
      if (receiver !== null && !ids.has(receiver))
        return [{ faultId, receiver, reason: 'repair-grid-unknown' }];
      return [];
    });
}
