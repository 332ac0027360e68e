import type { Lattice } from '../lattice.ts';
import type { Arrangement } from '../planar/arrangement.ts';
import type { PlanarGraph } from '../planar/planar-graph.ts';
import type { Claims, Ground } from './face-groups.ts';
import type { Line } from './insert-line.ts';
import { layerClaims } from './layer-claims.ts';

/** What is there before any department draws a line, all on one lattice. */
export interface BaseLines {
  /** Communities, one label a face: every face of the result lies in one. */
  readonly communities: Arrangement | null;
  /** Units, one label a face: the result keeps each whole, within one community. */
  readonly units: Arrangement | null;
  /** Centre lines of streets: departments' lines near them are led along them. */
  readonly streets: readonly Line[];
}

export const NO_BASE_LINES: BaseLines = { communities: null, units: null, streets: [] };

/** The same polygons with one label a face: where several overlap, the least label keeps the ground. */
export function firstLabelOnly({ graph, labels, polygons }: Arrangement): Arrangement {
  return { graph, polygons, labels: labels.map((all) => all.slice(0, 1)) };
}

/**
 * The ground of every face: the community that holds most of it (none counts as one), and the unit that
 * holds more than half.
 */
export function groundOf(
  graph: PlanarGraph,
  { communities, units }: BaseLines,
  lattice: Lattice,
): Ground | undefined {
  if (communities === null && units === null) return undefined;
  return {
    community: communities
      ? Int32Array.from(layerClaims(graph, communities, lattice), most)
      : new Int32Array(graph.faceCount).fill(-1),
    units: units
      ? layerClaims(graph, units, lattice).map(moreThanHalf)
      : Array.from({ length: graph.faceCount }, () => []),
  };
}

/** The label with the largest claim, -1 where no label is what most of the face has. */
function most(claims: Claims): number {
  let best = -1;
  let amount = 0;
  for (const [label, claim] of claims) {
    if (claim < amount || (claim === amount && label > best)) continue;
    best = label;
    amount = claim;
  }
  return best;
}

function moreThanHalf(claims: Claims): readonly number[] {
  const label = most(claims);
  let sum = 0;
  for (const claim of claims.values()) sum += claim;
  return label >= 0 && claims.get(label)! * 2 > sum ? [label] : [];
}
