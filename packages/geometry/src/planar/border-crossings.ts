import type { PlanarGraph } from './planar-graph.ts';
import { SegmentGrid } from './segment-grid.ts';

/** Counts how often straight ways cross the borders of a division of land. */
export class BorderCrossings {
  private readonly grid: SegmentGrid;

  /** @param part what each face belongs to: an edge between faces of different parts is a border. */
  constructor({ x, y, from, to, faceOf }: PlanarGraph, part: ArrayLike<number>) {
    const borders: number[] = [];
    const bounds: [number, number, number, number] = [0, 0, 0, 0];
    for (let e = 0; e < from.length; e++) {
      if (part[faceOf[2 * e]!] === part[faceOf[2 * e + 1]!]) continue;
      for (const v of [from[e]!, to[e]!]) {
        const first = borders.length === 0 && v === from[e];
        if (first || x[v]! < bounds[0]) bounds[0] = x[v]!;
        if (first || y[v]! < bounds[1]) bounds[1] = y[v]!;
        if (first || x[v]! > bounds[2]) bounds[2] = x[v]!;
        if (first || y[v]! > bounds[3]) bounds[3] = y[v]!;
      }
      borders.push(e);
    }
    const area = (bounds[2] - bounds[0] + 1) * (bounds[3] - bounds[1] + 1);
    const cell = 2 * Math.sqrt(area / Math.max(1, borders.length));
    this.grid = new SegmentGrid(bounds, cell, Math.max(16, borders.length));
    for (const e of borders) {
      // All northwards (else eastwards), so that a place on a border lies on one side of all of it.
      const a = from[e]!;
      const b = to[e]!;
      if (y[a]! < y[b]! || (y[a] === y[b] && x[a]! < x[b]!)) this.grid.add(x[a]!, y[a]!, x[b]!, y[b]!);
      else this.grid.add(x[b]!, y[b]!, x[a]!, y[a]!);
    }
  }

  /**
   * Borders on the straight way from p to q, in lattice coordinates: how often the part changes. A place on a border
   * counts to its east (to the south of one from west to east); a way along a border crosses none.
   */
  between(px: number, py: number, qx: number, qy: number): number {
    const { grid } = this;
    grid.query(Math.min(px, qx), Math.min(py, qy), Math.max(px, qx), Math.max(py, qy));
    const dx = qx - px;
    const dy = qy - py;
    let crossed = 0;
    for (let i = 0; i < grid.foundCount; i++) {
      const e = grid.found[i]!;
      const ax = grid.ax[e]! - px;
      const ay = grid.ay[e]! - py;
      const bx = grid.bx[e]! - px;
      const by = grid.by[e]! - py;
      if (dx * ay - dy * ax > 0 === dx * by - dy * bx > 0) continue;
      const edgeX = bx - ax;
      const edgeY = by - ay;
      // Sides of p (the origin) and q against the border.
      if (edgeY * ax - edgeX * ay > 0 !== edgeX * (dy - ay) - edgeY * (dx - ax) > 0) crossed++;
    }
    return crossed;
  }
}
