import type { LayerFault, LayerFaults, RepairRule } from '../graphql/merge-documents.ts';

export const REPAIR_RULES = [
  'LONGEST_BORDER',
  'MOST_HOUSEHOLDS',
  'PRIORITY',
] as const satisfies readonly RepairRule[];

/** What was chosen for the faults of a layer. */
export interface Repairs {
  readonly rule: RepairRule;
  /** For `PRIORITY`: grids, first choice first. */
  readonly priority: readonly string[];
  /** Choices by hand by the fault's id; null leaves the land in no grid. */
  readonly byHand: ReadonlyMap<string, string | null>;
}

/** What is chosen now, as the faults tell it. */
export function repairsOf(
  { rule, priority }: Pick<LayerFaults, 'rule' | 'priority'>,
  faults: readonly Pick<LayerFault, 'id' | 'decidedBy' | 'receiver'>[],
): Repairs {
  const chosen = faults.filter(({ decidedBy }) => decidedBy === 'BY_HAND');
  return { rule, priority, byHand: new Map(chosen.map(({ id, receiver }) => [id, receiver])) };
}

/** The same with one fault decided by hand, or by the rule again where `receiver` is undefined. */
export function decided(repairs: Repairs, faultId: string, receiver: string | null | undefined): Repairs {
  const byHand = new Map(repairs.byHand);
  if (receiver === undefined) byHand.delete(faultId);
  else byHand.set(faultId, receiver);
  return { ...repairs, byHand };
}

/** The list with one entry moved to another place; as it is where a place is outside the list. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  if (from === to || from < 0 || to < 0 || from >= list.length || to >= list.length) return list;
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), list[from], ...rest.slice(to)];
}

/** Grids that could receive land of some fault, by their ids in a person's order. */
export function candidateGrids(faults: readonly Pick<LayerFault, 'candidates'>[]): readonly string[] {
  const grids = new Set(faults.flatMap(({ candidates }) => candidates.map(({ grid }) => grid)));
  return [...grids].sort((a, b) => a.localeCompare(b, undefined, { numeric: true }));
}

const FIRST_ORDER = 12;

/** An order to begin with: the grids that most faults concern, at most twelve. */
export function firstOrder(faults: readonly Pick<LayerFault, 'candidates'>[]): readonly string[] {
  const times = new Map<string, number>();
  for (const { candidates } of faults)
    for (const { grid } of candidates) times.set(grid, (times.get(grid) ?? 0) + 1);
  return candidateGrids(faults)
    .toSorted((a, b) => (times.get(b) ?? 0) - (times.get(a) ?? 0))
    .slice(0, FIRST_ORDER);
}

/** Whether there is anything to choose: land that stays as it is has no receiver. */
export function isRepairable({
  decidedBy,
  candidates,
}: Pick<LayerFault, 'decidedBy' | 'candidates'>): boolean {
  return decidedBy !== 'STAYS' && candidates.length > 0;
}
