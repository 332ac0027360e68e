import type { PairTable } from '../planar/pair-table.ts';
import { orientation } from './orientation.ts';

/**
 * How often a ring winds counter-clockwise around a point given in doubled lattice units (so that the
 * middle of an edge is an integer). Exact; the point must not lie on the ring.
 */
export function ringWinding(
  { first: x, second: y }: PairTable,
  ring: ArrayLike<number>,
  px2: number,
  py2: number,
): number {
  let winding = 0;
  let bx = 2 * x[ring[ring.length - 1]];
  let by = 2 * y[ring[ring.length - 1]];
  for (let i = 0; i < ring.length; i++) {
    const ax = bx;
    const ay = by;
    bx = 2 * x[ring[i]];
    by = 2 * y[ring[i]];
    if (ay > py2 === by > py2) continue;
    const side = orientation(ax, ay, bx, by, px2, py2);
    if (by > ay && side > 0) winding++;
    else if (by < ay && side < 0) winding--;
  }
  return winding;
}
