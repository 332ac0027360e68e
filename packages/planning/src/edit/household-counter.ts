import type { Polygon, Position } from 'geojson';

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
  const sorted = [...points].sort((a, b) => a.lon - b.lon);
  return (polygon) => {
    const longitudes = polygon.coordinates[0].map(([lon]) => lon);
    const east = longitudes.reduce((most, lon) => Math.max(most, lon), -Infinity);
    const west = longitudes.reduce((least, lon) => Math.min(least, lon), Infinity);
    let sum = 0;
    for (let i = firstFrom(sorted, west); i < sorted.length && sorted[i].lon <= east; i++) {
      if (holdsPoint(polygon.coordinates, sorted[i])) sum += sorted[i].n;
    }
    return sum;
  };
}

function firstFrom(sorted: readonly HouseholdPoint[], lon: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle].lon < lon) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Whether a point lies inside a polygon's rings. Of the polygons of an edge-matched coverage exactly one says so,
 * for a point on a common border too.
 */
export function holdsPoint(
  rings: readonly (readonly Position[])[],
  { lon, lat }: Pick<HouseholdPoint, 'lon' | 'lat'>,
): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      // Always from the southern end: both polygons beside an edge then compute the same number.
      const upwards = ring[i - 1][1] <= ring[i][1];
      const [south, north] = upwards ? [ring[i - 1], ring[i]] : [ring[i], ring[i - 1]];
      if (south[1] > lat || north[1] <= lat) continue;
      if (lon < south[0] + ((lat - south[1]) / (north[1] - south[1])) * (north[0] - south[0]))
        inside = !inside;
    }
  }
  return inside;
}
