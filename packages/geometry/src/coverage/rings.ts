import type { PairTable } from '../planar/pair-table.ts';
import { orientation } from './orientation.ts';
import { leavingEdges } from './topology.ts';

/** Closed walks over directed edges, and for every edge the walk it lies in. */
export interface TracedWalks {
  /** Vertex ids of each walk in order, not closed by repetition. */
  readonly walks: readonly (readonly number[])[];
  readonly walkOfEdge: Int32Array;
}

/**
 * Follows directed edges that have their interior on the left into closed walks. Where several edges leave
 * a vertex, the walk takes the first one clockwise from where it came, which keeps to the same stretch of
 * interior: walks may touch themselves and each other, but never cross.
 *
 * @returns a vertex where the edges do not close, which the edges of a coverage always do: there the
 *   interiors of two walks lie on each other
 */
export function traceWalks(
  vertices: PairTable,
  from: Int32Array,
  to: Int32Array,
): TracedWalks | { readonly openAt: number } {
  const { leavingStart, leaving } = leavingEdges(from, vertices.size);
  const walkOfEdge = new Int32Array(from.length).fill(-1);
  const walks: number[][] = [];
  for (let start = 0; start < from.length; start++) {
    if (walkOfEdge[start] >= 0) continue;
    const walk: number[] = [];
    let edge = start;
    do {
      walkOfEdge[edge] = walks.length;
      walk.push(from[edge]);
      const next = nextEdge(edge);
      if (next < 0 || (walkOfEdge[next] >= 0 && next !== start)) return { openAt: to[edge] };
      edge = next;
    } while (edge !== start);
    walks.push(walk);
  }
  return { walks, walkOfEdge };

  function nextEdge(edge: number): number {
    const at = to[edge];
    const first = leavingStart[at];
    const end = leavingStart[at + 1];
    if (first === end) return -1;
    let best = leaving[first];
    for (let i = first + 1; i < end; i++) {
      if (clockwiseBefore(vertices, at, from[edge], to[leaving[i]], to[best])) best = leaving[i];
    }
    return best;
  }
}

/** Whether, turning clockwise about `at` from the direction of `back`, p comes before q. */
function clockwiseBefore(vertices: PairTable, at: number, back: number, p: number, q: number): boolean {
  const rankP = clockwiseRank(vertices, at, back, p);
  const rankQ = clockwiseRank(vertices, at, back, q);
  if (rankP !== rankQ) return rankP < rankQ;
  return turn(vertices, at, p, q) < 0;
}

/** 0: less than half a turn clockwise from `back`; 1: straight on; 2: more than half; 3: back again. */
function clockwiseRank(vertices: PairTable, at: number, back: number, p: number): number {
  const side = turn(vertices, at, back, p);
  if (side < 0) return 0;
  if (side > 0) return 2;
  const { first: x, second: y } = vertices;
  const dot = (x[back] - x[at]) * (x[p] - x[at]) + (y[back] - y[at]) * (y[p] - y[at]);
  return dot < 0 ? 1 : 3;
}

function turn({ first: x, second: y }: PairTable, at: number, p: number, q: number): number {
  return orientation(x[at], y[at], x[p], y[p], x[q], y[q]);
}

/** Cuts walks where they come back to a vertex, so that every ring passes each of its vertices once. */
export function splitAtRepeats(walks: readonly (readonly number[])[], vertexCount: number): number[][] {
  const rings: number[][] = [];
  const position = new Int32Array(vertexCount).fill(-1);
  for (const walk of walks) {
    const open: number[] = [];
    for (const vertex of walk) {
      const seen = position[vertex];
      if (seen >= 0) {
        const loop = open.splice(seen);
        for (const cut of loop) position[cut] = -1;
        rings.push(loop);
      }
      position[vertex] = open.length;
      open.push(vertex);
    }
    for (const vertex of open) position[vertex] = -1;
    rings.push(open);
  }
  return rings;
}
