import type { Polygon } from 'geojson';
import { PlacedPoints } from './placed-points.ts';

export interface HouseholdPoint {
  readonly lon: number;
  readonly lat: number;
  readonly n: number;
}

/**
 * Counts households at points inside polygons. A point on the common border of two polygons of an
 * edge-matched coverage counts in exactly one of them.
 */
export function householdCounter(points: readonly HouseholdPoint[]): (polygon: Polygon) => number {
  const placed = new PlacedPoints(points.map(({ lon, lat }) => [lon, lat]));
  return (polygon) => placed.inside(polygon).reduce((sum, point) => sum + points[point].n, 0);
}
