import { halfEdgesByFace } from './arrangement.ts';
import type { PlanarGraph } from './planar-graph.ts';

/**
 * Which faces lie inside: the unbounded one does not, and every outline edge on the way changes that.
 *
 * @returns 1 for faces inside, 0 for others, by face.
 */
export function floodInside(graph: PlanarGraph, isOutline: (edge: number) => boolean): Uint8Array {
  const { start, halfEdges } = halfEdgesByFace(graph);
  const inside = new Uint8Array(graph.faceCount).fill(2);
  inside[0] = 0;
  const queue = [0];
  for (let q = 0; q < queue.length; q++) {
    const face = queue[q]!;
    for (let i = start[face]!; i < start[face + 1]!; i++) {
      const h = halfEdges[i]!;
      const other = graph.faceOf[h ^ 1]!;
      if (inside[other] !== 2) continue;
      inside[other] = inside[face]! ^ (isOutline(h >> 1) ? 1 : 0);
      queue.push(other);
    }
  }
  return inside;
}
