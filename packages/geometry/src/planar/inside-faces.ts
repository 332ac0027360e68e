import { halfEdgesByFace } from './arrangement.ts';
import { nodeSegments, type TaggedSegments } from './node-segments.ts';
import { PlanarGraph, withoutBridges } from './planar-graph.ts';

/** Faces of linework, and which of them lie inside its outline. */
export interface InsideFaces {
  readonly graph: PlanarGraph;
  /** By face: 1 inside, 0 outside. */
  readonly inside: Uint8Array;
  /**
   * The segments that run along an edge of the graph, each as twice its tag, plus one where the segment runs
   * against the edge.
   */
  readonly tagsOf: (edge: number) => Int32Array;
}

/**
 * Nodes segments, drops what bounds nothing, and finds which faces lie inside: the unbounded one does not,
 * and every outline edge on the way changes that. Segments of the outline that have become one edge cancel
 * out in pairs, like any lines that enclose nothing.
 *
 * @param isOutline whether segments with a tag belong to the outline.
 */
export function insideFaces(segments: TaggedSegments, isOutline: (tag: number) => boolean): InsideFaces {
  const noded = nodeSegments(segments);
  const { edges, kept } = withoutBridges(new PlanarGraph(noded));
  const graph = new PlanarGraph(edges);
  const onOutline = new Uint8Array(kept.length);
  for (let e = 0; e < kept.length; e++) {
    for (let i = noded.tagStart[kept[e]!]!; i < noded.tagStart[kept[e]! + 1]!; i++) {
      if (isOutline(noded.tags[i]! >> 1)) onOutline[e]! ^= 1;
    }
  }
  const tagsOf = (edge: number) =>
    noded.tags.subarray(noded.tagStart[kept[edge]!]!, noded.tagStart[kept[edge]! + 1]!);
  return { graph, inside: floodInside(graph, onOutline), tagsOf };
}

function floodInside(graph: PlanarGraph, onOutline: Uint8Array): Uint8Array {
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
      inside[other] = inside[face]! ^ onOutline[h >> 1]!;
      queue.push(other);
    }
  }
  return inside;
}
