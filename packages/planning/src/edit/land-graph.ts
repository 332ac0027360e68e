import { type PartBorder, type SharedBorder, sharedBorders } from '@onegrid/geometry';
import type { LaidOverPlan } from './cut-atoms.ts';
import { atomsOf, atomsTouching, boxAround, type PlanState } from './plan-state.ts';

/**
 * Land as a graph: first the parts of the atoms that lines are laid over, in their order, then other atoms of the
 * plan as they are.
 */
export interface LandGraph {
  /** The grid of each node. */
  readonly codes: readonly string[];
  /** Square metres of each node; of parts only nearly, to compare by. */
  readonly areasM2: readonly number[];
  /** Borders between nodes. */
  readonly borders: readonly PartBorder[];
  /** Positions in the plan of the atoms behind the parts. */
  readonly others: readonly number[];
}

/** Positions of the atoms of these grids and of all atoms around the first of them, ascending. */
export function landOf(plan: PlanState, codes: readonly string[]): number[] {
  const around = atomsTouching(plan, boxAround(plan, atomsOf(plan, codes.slice(0, 1))));
  return [...new Set([...atomsOf(plan, codes), ...around])].sort((a, b) => a - b);
}

/**
 * The graph of some land with lines laid over a part of it. Only what the lines can cut is looked at anew; how other
 * atoms lie to each other is kept for the plan, as it is asked again with every movement of a pointer.
 *
 * @param codes grids; every atom that a line is laid over is of one of them, or beside such an atom
 * @param over every atom that shares a border with one that is cut is among those laid over
 */
export function landGraph(
  plan: PlanState,
  codes: readonly string[],
  { laid: { parts }, atoms: laidAtoms }: LaidOverPlan,
): LandGraph {
  const { atoms, borders } = keptBorders(plan, codes);
  const partOf = new Map<number, number>();
  parts.faces.forEach((face, part) => {
    partOf.set(laidAtoms[face], part);
  });
  const others = atoms.filter((i) => !partOf.has(i));
  const nodeOf = new Map(partOf);
  others.forEach((i, k) => {
    nodeOf.set(i, parts.faces.length + k);
  });
  const beyond = borders
    .filter(({ a, b }) => !partOf.has(atoms[a]) || !partOf.has(atoms[b]))
    .map(({ a, b, lengthM }) => ({
      a: nodeOf.get(atoms[a])!,
      b: nodeOf.get(atoms[b])!,
      offLineM: lengthM,
      onLineM: 0,
    }));
  return {
    codes: [...parts.faces.map((face) => laidAtoms[face]), ...others].map((i) => plan.codes[i]),
    areasM2: [
      ...parts.faces.map((_, part) => parts.areaM2(part)),
      ...others.map((i) => plan.atoms[i].areaM2),
    ],
    borders: [...parts.borders().filter(({ b }) => b >= 0), ...beyond],
    others,
  };
}

interface KeptBorders {
  /** Positions in the plan. */
  readonly atoms: readonly number[];
  /** Between atoms by their place in `atoms`. */
  readonly borders: readonly SharedBorder[];
}

/** The borders asked for last in each plan: a line that is being drawn enters the same grids for a while. */
const KEPT = new WeakMap<PlanState, { readonly key: string; readonly kept: KeptBorders }>();

function keptBorders(plan: PlanState, codes: readonly string[]): KeptBorders {
  const key = codes.join('\n');
  const known = KEPT.get(plan);
  if (known?.key === key) return known.kept;
  const atoms = landOf(plan, codes);
  const kept = { atoms, borders: sharedBorders(atoms.map((i) => plan.atoms[i].geometry)) };
  KEPT.set(plan, { key, kept });
  return kept;
}
