import type { PlanarEdges } from './planar-edges.ts';

/**
 * Joins edges into maximal chains: a chain runs through vertices that exactly two of the kept edges share
 * and ends elsewhere; a ring without such an end is one closed chain (first vertex = last).
 *
 * @param keep which edges take part.
 * @param mayJoin whether two kept edges that meet in a vertex of degree two belong to one chain.
 * @returns vertex indices of each chain, and its half-edges in order.
 */
export function chainEdges(
  edges: PlanarEdges,
  keep: (edge: number) => boolean,
  mayJoin: (halfEdge: number, nextHalfEdge: number) => boolean = () => true,
): { vertices: number[]; halfEdges: number[] }[] {
  const { x, from, to } = edges;
  const degree = new Int32Array(x.length);
  // The sum of a vertex's half-edges leaving it: with degree two, the other one is sum minus this one.
  const sum = new Float64Array(x.length);
  const used = new Uint8Array(from.length);
  for (let e = 0; e < from.length; e++) {
    if (!keep(e)) {
      used[e] = 1;
      continue;
    }
    degree[from[e]!]!++;
    degree[to[e]!]!++;
    sum[from[e]!]! += 2 * e;
    sum[to[e]!]! += 2 * e + 1;
  }
  const tail = (h: number) => (h & 1 ? to[h >> 1]! : from[h >> 1]!);
  const head = (h: number) => (h & 1 ? from[h >> 1]! : to[h >> 1]!);
  const following = (h: number): number => {
    const v = head(h);
    if (degree[v] !== 2) return -1;
    const out = sum[v]! - (h ^ 1);
    return mayJoin(h, out) ? out : -1;
  };
  const chains: { vertices: number[]; halfEdges: number[] }[] = [];
  const walk = (start: number): void => {
    const vertices = [tail(start)];
    const halfEdges: number[] = [];
    let h = start;
    while (h >= 0 && used[h >> 1] === 0) {
      used[h >> 1] = 1;
      halfEdges.push(h);
      vertices.push(head(h));
      h = following(h);
    }
    chains.push({ vertices, halfEdges });
  };
  for (let e = 0; e < from.length; e++) {
    if (used[e]) continue;
    // Start where the chain cannot be continued backwards; else it is a ring, taken up below.
    if (following(2 * e + 1) < 0) walk(2 * e);
    else if (following(2 * e) < 0) walk(2 * e + 1);
  }
  for (let e = 0; e < from.length; e++) if (!used[e]) walk(2 * e);
  return chains;
}
