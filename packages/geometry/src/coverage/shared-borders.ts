import type { Position } from 'geojson';
import { buildTopology, type CoverageTopology, type Face } from './topology.ts';

/** Two faces with a common border of positive length; `a < b` are their indices. */
export interface SharedBorder {
  readonly a: number;
  readonly b: number;
  readonly lengthM: number;
}

/** An edge that only one face uses, walked with that face on the left. */
export interface OutsideEdge {
  readonly face: number;
  readonly from: Position;
  readonly to: Position;
  readonly lengthM: number;
}

/**
 * The pairs of faces that share edges, with the length in metres of what they share, sorted by `a`, then
 * `b`. A common corner is no border.
 */
export function sharedBorders(faces: readonly Face[]): SharedBorder[] {
  return bordersOf(buildTopology(faces));
}

export function bordersOf(topology: CoverageTopology): SharedBorder[] {
  const { edgeCount, face, twin, faceCount } = topology;
  const lengths = new Map<number, number>();
  for (let e = 0; e < edgeCount; e++) {
    if (twin[e] < e) continue;
    const one = face[e];
    const other = face[twin[e]];
    if (one === other) continue;
    const pair = Math.min(one, other) * faceCount + Math.max(one, other);
    lengths.set(pair, (lengths.get(pair) ?? 0) + edgeLength(topology, e));
  }
  return [...lengths]
    .sort(([p], [q]) => p - q)
    .map(([pair, lengthM]) => ({ a: Math.floor(pair / faceCount), b: pair % faceCount, lengthM }));
}

/** The edges on the outside of the coverage, in the order of the faces and their rings. */
export function outsideEdges(faces: readonly Face[]): OutsideEdge[] {
  const topology = buildTopology(faces);
  const { edgeCount, from, to, face, twin, vertices, lattice } = topology;
  const edges: OutsideEdge[] = [];
  for (let e = 0; e < edgeCount; e++) {
    if (twin[e] >= 0) continue;
    edges.push({
      face: face[e],
      from: lattice.toPosition(vertices.first[from[e]], vertices.second[from[e]]),
      to: lattice.toPosition(vertices.first[to[e]], vertices.second[to[e]]),
      lengthM: edgeLength(topology, e),
    });
  }
  return edges;
}

/** Length of a directed edge in metres. */
export function edgeLength(
  { vertices: { first: x, second: y }, lattice, from, to }: CoverageTopology,
  e: number,
): number {
  return lattice.distance(x[from[e]], y[from[e]], x[to[e]], y[to[e]]);
}
