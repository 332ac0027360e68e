import { sharedBorders } from '@onegrid/geometry';
import { closedGrids } from '../edit/plan-mark.ts';
import { atomsTouching, boxAround, type PlanState } from '../edit/plan-state.ts';

/** A grid beside some atoms. */
export interface Neighbour {
  readonly code: string;
  readonly lengthM: number;
}

/**
 * Grids that could take these atoms, those with the longest common border first: not locked, not dedicated, and
 * beside them within a community of theirs.
 *
 * @param positions of atoms of one grid
 */
export function openNeighbours(plan: PlanState, positions: readonly number[]): Neighbour[] {
  const around = atomsTouching(plan, boxAround(plan, positions));
  const own = new Set(positions);
  const home = plan.codes[positions[0]];
  const closed = closedGrids(plan.marks);
  const lengths = new Map<string, number>();
  for (const { a, b, lengthM } of sharedBorders(around.map((i) => plan.atoms[i].geometry))) {
    const [one, other] = [around[a], around[b]];
    if (own.has(one) === own.has(other)) continue;
    const code = plan.codes[own.has(one) ? other : one];
    if (code === home || closed.has(code) || plan.atoms[one].community !== plan.atoms[other].community)
      continue;
    lengths.set(code, (lengths.get(code) ?? 0) + lengthM);
  }
  return [...lengths]
    .map(([code, lengthM]) => ({ code, lengthM }))
    .sort((p, q) => q.lengthM - p.lengthM || (p.code < q.code ? -1 : 1));
}
