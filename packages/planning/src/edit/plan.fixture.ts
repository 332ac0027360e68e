import { geodesicAreaM2 } from '@onegrid/geometry';
import type { LineString, Polygon } from 'geojson';
import { orderedPlan, type PlanState } from './plan-state.ts';

/** Tests draw in whole units of 1e-5 degrees, about a metre near the equator. */
const UNITS = 1e5;
export type Point = readonly [number, number];

export function polygon(...points: Point[]): Polygon {
  return { type: 'Polygon', coordinates: [[...points, points[0]].map(([x, y]) => [x / UNITS, y / UNITS])] };
}

export function box(left: number, bottom: number, right: number, top: number): Polygon {
  return polygon([left, bottom], [right, bottom], [right, top], [left, top]);
}

export function line(...points: Point[]): LineString {
  return { type: 'LineString', coordinates: points.map(([x, y]) => [x / UNITS, y / UNITS]) };
}

/** A plan of atoms given by id, shape and grid; each atom has 100 households and a label of its own. */
export function planOf(
  ...cells: readonly (readonly [id: string, geometry: Polygon, code: string])[]
): PlanState {
  return orderedPlan({
    revision: 7,
    atoms: cells.map(([id, geometry]) => ({
      id,
      geometry,
      areaM2: geodesicAreaM2(geometry),
      households: 100,
      community: null,
      labels: { police: id },
      shares: { police: 1 },
    })),
    codes: cells.map(([, , code]) => code),
  });
}

/**
 * +---+---+
 * | c | d |   grid 002
 * +---+---+
 * | a | b |   grid 001, each atom 100 by 100 units
 * +---+---+
 */
export function fourAtoms(): PlanState {
  return planOf(
    ['a', box(0, 0, 100, 100), '001'],
    ['b', box(100, 0, 200, 100), '001'],
    ['c', box(0, 100, 100, 200), '002'],
    ['d', box(100, 100, 200, 200), '002'],
  );
}
