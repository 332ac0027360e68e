import type { PlanarEdges } from './planar-edges.ts';
import { SegmentGrid } from './segment-grid.ts';

/** Finds the edge just west of a point in noded linework, and with it the face the point lies in. */
export class PointLocator {
  private readonly grid: SegmentGrid;

  constructor(private readonly edges: PlanarEdges) {
    const { x, y, from, to } = edges;
    let minX = 0;
    let minY = 0;
    let maxX = 0;
    let maxY = 0;
    for (let e = 0; e < from.length; e++) {
      for (const v of [from[e]!, to[e]!]) {
        if (e === 0 || x[v]! < minX) minX = x[v]!;
        if (e === 0 || x[v]! > maxX) maxX = x[v]!;
        if (e === 0 || y[v]! < minY) minY = y[v]!;
        if (e === 0 || y[v]! > maxY) maxY = y[v]!;
      }
    }
    const cell = 2 * Math.sqrt(((maxX - minX + 1) * (maxY - minY + 1)) / Math.max(1, from.length));
    this.grid = new SegmentGrid([minX, minY, maxX, maxY], cell, Math.max(16, from.length));
    for (let e = 0; e < from.length; e++) {
      this.grid.add(x[from[e]!]!, y[from[e]!]!, x[to[e]!]!, y[to[e]!]!);
    }
  }

  /**
   * The first edge met going west from a point, or -1. A point on an edge or vertex counts as east of it
   * only if it is not on it: edges through the point itself are passed over. Exact for integer points; for
   * others as exact as a double.
   */
  edgeWest(px: number, py: number): number {
    const { grid } = this;
    const row = grid.row(py);
    let best = -1;
    let bestX = Number.NEGATIVE_INFINITY;
    for (let column = grid.column(px); column >= 0; column--) {
      grid.queryCell(column, row);
      for (let i = 0; i < grid.foundCount; i++) {
        const e = grid.found[i]!;
        const ay = grid.ay[e]!;
        const by = grid.by[e]!;
        // Half-open in y, so that a ray through a vertex meets exactly the edges going up from it.
        if (ay > py === by > py) continue;
        const ax = grid.ax[e]!;
        const bx = grid.bx[e]!;
        const crossing = ax + ((py - ay) / (by - ay)) * (bx - ax);
        if (crossing > px) continue;
        const side = (bx - ax) * (py - ay) - (by - ay) * (px - ax);
        // Positive on the left of a-b; east of the edge is its right where it runs up, its left where down.
        if (by > ay ? side >= 0 : side <= 0) continue;
        if (crossing > bestX || (crossing === bestX && best >= 0 && this.leansEast(e, best))) {
          best = e;
          bestX = crossing;
        }
      }
      if (best >= 0 && bestX >= grid.columnWest(column)) return best;
    }
    return best;
  }

  /** Of two edges that meet the ray in one vertex, whether e leaves it further to the east than f. */
  private leansEast(e: number, f: number): boolean {
    const { ax, ay, bx, by } = this.grid;
    const eUp = by[e]! > ay[e]!;
    const fUp = by[f]! > ay[f]!;
    const ex = eUp ? bx[e]! - ax[e]! : ax[e]! - bx[e]!;
    const ey = Math.abs(by[e]! - ay[e]!);
    const fx = fUp ? bx[f]! - ax[f]! : ax[f]! - bx[f]!;
    const fy = Math.abs(by[f]! - ay[f]!);
    return ex * fy > fx * ey;
  }

  /** The half-edge of an edge that has the edge's east on its left. */
  eastSide(edge: number): number {
    const { y, from, to } = this.edges;
    return y[to[edge]!]! > y[from[edge]!]! ? 2 * edge + 1 : 2 * edge;
  }
}
