import { geodesicAreaM2 } from '@onegrid/geometry';
import type { GroundDocument, PlanState } from '@onegrid/planning';
import type { Polygon } from 'geojson';

/** Tests draw in whole units of 1e-5 degree, about 1.11 m at the equator. */
export type Xy = readonly [number, number];

export function at(x: number, y: number): [number, number] {
  return [x / 1e5, y / 1e5];
}

export function polygon(...points: readonly Xy[]): Polygon {
  return { type: 'Polygon', coordinates: [[...points, points[0]].map(([x, y]) => at(x, y))] };
}

export function box(left: number, bottom: number, right: number, top: number): Polygon {
  return polygon([left, bottom], [right, bottom], [right, top], [left, top]);
}

/** A plan of atoms given by id, shape, grid and households. */
export function planOf(
  ...atoms: readonly (readonly [id: string, geometry: Polygon, code: string, households?: number])[]
): PlanState {
  return {
    revision: 1,
    atoms: atoms.map(([id, geometry, , households = 10]) => ({
      id,
      geometry,
      areaM2: geodesicAreaM2(geometry),
      households,
      community: null,
      labels: {},
      shares: {},
    })),
    codes: atoms.map(([, , code]) => code),
  };
}

export const BARE_GROUND: GroundDocument = {
  rules: { band: null, communities: [], units: [], buildings: [], links: [] },
  households: [],
  appeals: [],
  branches: [],
  communities: [],
  streets: [],
  legacy: {},
};
