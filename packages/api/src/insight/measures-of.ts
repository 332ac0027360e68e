import { buildTopology } from '@onegrid/geometry';
import { graphOfAtoms, measurePlan, type PlanMeasures } from '@onegrid/planning';
import type { PlanQuestion } from './plan-question.ts';

/** Numbers the grids of a plan in the order of their codes. */
function numbered(codes: readonly string[]): { readonly assignment: Int32Array; readonly grids: number } {
  const numbers = new Map([...new Set(codes)].sort().map((code, number) => [code, number]));
  return { assignment: Int32Array.from(codes, (code) => numbers.get(code)!), grids: numbers.size };
}

/** Length of each grid's border in metres, the outline and holes included. */
function perimeters({ basis }: PlanQuestion, assignment: Int32Array, grids: number): Float64Array {
  const { edgeCount, face, twin, from, to, vertices, lattice } = buildTopology(
    basis.atoms.map(({ geometry }) => geometry),
  );
  const { first, second } = vertices;
  const lengths = new Float64Array(grids);
  for (let edge = 0; edge < edgeCount; edge++) {
    const grid = assignment[face[edge]!]!;
    if (twin[edge]! >= 0 && assignment[face[twin[edge]!]!] === grid) continue;
    const [start, end] = [from[edge]!, to[edge]!];
    lengths[grid]! += lattice.distance(first[start]!, second[start]!, first[end]!, second[end]!);
  }
  return lengths;
}

/** How well a plan agrees with the departments' layers and how even and compact its grids are, from its atoms alone. */
export function measuresOf(plan: PlanQuestion): PlanMeasures {
  const { assignment, grids } = numbered(plan.codes);
  return measurePlan({
    graph: graphOfAtoms(plan.basis),
    assignment,
    grids,
    band: plan.band,
    perimeterM: perimeters(plan, assignment, grids),
  });
}
