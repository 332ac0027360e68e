import type { PlanarGraph } from './planar-graph.ts';
import { SegmentGrid } from './segment-grid.ts';

/** Where the edges of one graph cross those of another: of edge e, `start[e] .. start[e + 1]` in their order along it. */
export interface EdgeCrossings {
  readonly start: Int32Array;
  /** The other graph's edge. */
  readonly other: Int32Array;
  /** 1 where the edge comes from the left of the other, 0 from its right. */
  readonly fromLeft: Uint8Array;
  /** Share of the edge's length (0..1) before the crossing. */
  readonly at: Float64Array;
}

/**
 * All crossings of edges of one graph with edges of another, exactly, and without special cases: the second graph
 * counts as moved by (d, -d2) for a d smaller than anything, so that none of its vertices lies on the first graph, no
 * edge on another, and every crossing has a place inside both edges ("simulation of simplicity", Edelsbrunner and
 * Muecke 1990). Edges with one face on both sides do not count.
 */
export function findCrossings(a: PlanarGraph, b: PlanarGraph): readonly [EdgeCrossings, EdgeCrossings] {
  const { grid, edges } = gridOf(b);
  const found = new CrossingList();
  for (let e = 0; e < a.edgeCount; e++) {
    if (a.faceOf[2 * e] === a.faceOf[2 * e + 1]) continue;
    const ax = a.x[a.from[e]!]!;
    const ay = a.y[a.from[e]!]!;
    const dx = a.x[a.to[e]!]! - ax;
    const dy = a.y[a.to[e]!]! - ay;
    const minX = dx < 0 ? ax + dx : ax;
    const maxX = dx < 0 ? ax : ax + dx;
    const minY = dy < 0 ? ay + dy : ay;
    const maxY = dy < 0 ? ay : ay + dy;
    grid.query(minX, minY, maxX, maxY);
    for (let i = 0; i < grid.foundCount; i++) {
      const id = grid.found[i]!;
      const px = grid.ax[id]!;
      const py = grid.ay[id]!;
      const qx = grid.bx[id]!;
      const qy = grid.by[id]!;
      if ((px < minX && qx < minX) || (px > maxX && qx > maxX)) continue;
      if ((py < minY && qy < minY) || (py > maxY && qy > maxY)) continue;
      const sideOfP = dx * (py - ay) - dy * (px - ax);
      const sideOfQ = dx * (qy - ay) - dy * (qx - ax);
      const leftP = sideOfP === 0 ? (dy === 0 ? dx < 0 : dy < 0) : sideOfP > 0;
      const leftQ = sideOfQ === 0 ? (dy === 0 ? dx < 0 : dy < 0) : sideOfQ > 0;
      if (leftP === leftQ) continue;
      const ex = qx - px;
      const ey = qy - py;
      const sideOfTail = ex * (ay - py) - ey * (ax - px);
      const sideOfHead = ex * (ay + dy - py) - ey * (ax + dx - px);
      const leftTail = sideOfTail === 0 ? (ey === 0 ? ex > 0 : ey > 0) : sideOfTail > 0;
      const leftHead = sideOfHead === 0 ? (ey === 0 ? ex > 0 : ey > 0) : sideOfHead > 0;
      if (leftTail === leftHead) continue;
      // Not both 0: points on one line lie on one side of it.
      const at = sideOfTail / (sideOfTail - sideOfHead);
      const otherAt = sideOfP / (sideOfP - sideOfQ);
      found.add(e, edges[id]!, leftTail, leftP, at, otherAt);
    }
  }
  return found.byEdge(a.edgeCount, b.edgeCount);
}

function gridOf({ x, y, from, to, faceOf, edgeCount }: PlanarGraph): {
  grid: SegmentGrid;
  edges: Int32Array;
} {
  const edges = new Int32Array(edgeCount);
  let count = 0;
  const bounds: [number, number, number, number] = [0, 0, 0, 0];
  for (let e = 0; e < edgeCount; e++) {
    if (faceOf[2 * e] === faceOf[2 * e + 1]) continue;
    for (const v of [from[e]!, to[e]!]) {
      const first = count === 0 && v === from[e];
      if (first || x[v]! < bounds[0]) bounds[0] = x[v]!;
      if (first || y[v]! < bounds[1]) bounds[1] = y[v]!;
      if (first || x[v]! > bounds[2]) bounds[2] = x[v]!;
      if (first || y[v]! > bounds[3]) bounds[3] = y[v]!;
    }
    edges[count++] = e;
  }
  const cell = Math.sqrt(((bounds[2] - bounds[0] + 1) * (bounds[3] - bounds[1] + 1)) / Math.max(1, count));
  const grid = new SegmentGrid(bounds, cell, Math.max(16, count));
  for (let id = 0; id < count; id++) {
    const e = edges[id]!;
    grid.add(x[from[e]!]!, y[from[e]!]!, x[to[e]!]!, y[to[e]!]!);
  }
  return { grid, edges };
}

/** Crossings as they are found, and then by the edges of either graph. */
class CrossingList {
  private readonly first: number[] = [];
  private readonly second: number[] = [];
  private readonly firstFromLeft: boolean[] = [];
  private readonly secondFromLeft: boolean[] = [];
  private readonly atFirst: number[] = [];
  private readonly atSecond: number[] = [];

  add(
    first: number,
    second: number,
    firstFromLeft: boolean,
    secondFromLeft: boolean,
    atFirst: number,
    atSecond: number,
  ): void {
    this.first.push(first);
    this.second.push(second);
    this.firstFromLeft.push(firstFromLeft);
    this.secondFromLeft.push(secondFromLeft);
    this.atFirst.push(atFirst);
    this.atSecond.push(atSecond);
  }

  byEdge(firstEdges: number, secondEdges: number): readonly [EdgeCrossings, EdgeCrossings] {
    return [
      grouped(firstEdges, this.first, this.second, this.firstFromLeft, this.atFirst),
      grouped(secondEdges, this.second, this.first, this.secondFromLeft, this.atSecond),
    ];
  }
}

function grouped(
  edges: number,
  own: readonly number[],
  other: readonly number[],
  fromLeft: readonly boolean[],
  at: readonly number[],
): EdgeCrossings {
  const start = new Int32Array(edges + 1);
  for (const edge of own) start[edge + 1]!++;
  for (let e = 0; e < edges; e++) start[e + 1]! += start[e]!;
  const fill = start.slice(0, -1);
  const order = new Int32Array(own.length);
  for (let i = 0; i < own.length; i++) order[fill[own[i]!]!++] = i;
  // Few crossings an edge: insertion sort, ties by the other edge.
  for (let e = 0; e < edges; e++) {
    for (let i = start[e]! + 1; i < start[e + 1]!; i++) {
      const crossing = order[i]!;
      let j = i - 1;
      while (j >= start[e]! && isAfter(order[j]!, crossing)) {
        order[j + 1] = order[j]!;
        j--;
      }
      order[j + 1] = crossing;
    }
  }
  function isAfter(p: number, q: number): boolean {
    return at[p]! > at[q]! || (at[p] === at[q] && other[p]! > other[q]!);
  }
  return {
    start,
    other: Int32Array.from(order, (i) => other[i]!),
    fromLeft: Uint8Array.from(order, (i) => (fromLeft[i] ? 1 : 0)),
    at: Float64Array.from(order, (i) => at[i]!),
  };
}
