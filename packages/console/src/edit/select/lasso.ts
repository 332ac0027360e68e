import type { Polygon, Position } from 'geojson';
import { groundPlane, onLattice } from './ground-plane.ts';

/** A lasso's points nearer than this are one. */
const STEP_METRES = 1;

/** The area a lasso runs around, CRS84 degrees on the lattice; null while it has no area. */
export function lassoArea(path: readonly Position[]): Polygon | null {
  const points: Position[] = [];
  for (const at of path) {
    const last = points.at(-1);
    if (last !== undefined && metresBetween(last, at) < STEP_METRES) continue;
    points.push([onLattice(at[0]), onLattice(at[1])]);
  }
  while (points.length > 1 && metresBetween(points[0], points[points.length - 1]) < STEP_METRES) points.pop();
  if (points.length < 3) return null;
  const ring = [...points, points[0]];
  let twice = 0;
  for (let i = 1; i < ring.length; i++) twice += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
  if (twice === 0) return null;
  return { type: 'Polygon', coordinates: [twice > 0 ? ring : ring.reverse()] };
}

/** Flat distance in metres. */
export function metresBetween(a: Position, b: Position): number {
  const plane = groundPlane(a);
  return Math.hypot(plane.toX(b[0]), plane.toY(b[1]));
}
