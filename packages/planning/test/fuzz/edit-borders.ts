import type { Position } from 'geojson';
import type { PlanState } from '../../src/index.ts';

/** An edge between two atoms of different grids. */
export interface BorderEdge {
  readonly ends: readonly [Position, Position];
  /** Places in the plan's atoms. */
  readonly atoms: readonly [number, number];
  readonly codes: readonly [string, string];
}

/** All edges of a plan with the atoms that use them, by the texts of their ends in order. */
export function edgesOf(plan: PlanState): Map<string, { ends: [Position, Position]; atoms: number[] }> {
  const edges = new Map<string, { ends: [Position, Position]; atoms: number[] }>();
  plan.atoms.forEach(({ geometry }, atom) => {
    for (const ring of geometry.coordinates) {
      for (let k = 1; k < ring.length; k++) {
        const name = [ring[k - 1], ring[k]]
          .map((position) => position.join(','))
          .sort()
          .join(' ');
        const known = edges.get(name);
        if (known) known.atoms.push(atom);
        else edges.set(name, { ends: [ring[k - 1], ring[k]], atoms: [atom] });
      }
    }
  });
  return edges;
}

/** The edges between grids. */
export function borderEdges(plan: PlanState): BorderEdge[] {
  return [...edgesOf(plan).values()].flatMap(({ ends, atoms }) => {
    if (atoms.length !== 2) return [];
    const [a, b] = atoms;
    if (plan.codes[a] === plan.codes[b]) return [];
    return [{ ends, atoms: [a, b], codes: [plan.codes[a], plan.codes[b]] } as const];
  });
}

/** Parts of each grid: atoms that share an edge hang together. */
export function partsOfPlan(plan: PlanState): Map<string, number> {
  const leader = plan.atoms.map((_, atom) => atom);
  const find = (atom: number): number => (leader[atom] === atom ? atom : find(leader[atom]));
  for (const { atoms } of edgesOf(plan).values()) {
    const [a, b] = atoms;
    if (b !== undefined && plan.codes[a] === plan.codes[b]) leader[find(a)] = find(b);
  }
  const parts = new Map<string, number>();
  leader.forEach((own, atom) => {
    const code = plan.codes[atom];
    if (own === atom) parts.set(code, (parts.get(code) ?? 0) + 1);
  });
  return parts;
}
