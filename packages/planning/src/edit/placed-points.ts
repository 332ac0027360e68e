import type { Polygon, Position } from 'geojson';

/** Points are looked up by cells of so many degrees, about 50 metres. */
const CELL_DEGREES = 5e-4;
const ROWS = 1e6;

/** Points that are looked up by polygon. */
export class PlacedPoints {
  private readonly cells = new Map<number, number[]>();
  private readonly all: readonly number[];

  constructor(private readonly points: readonly Position[]) {
    this.all = points.map((_, point) => point);
    points.forEach(([lon, lat], point) => {
      const cell = cellAt(lon) * ROWS + cellAt(lat);
      const known = this.cells.get(cell);
      if (known) known.push(point);
      else this.cells.set(cell, [point]);
    });
  }

  /**
   * Places of the points inside a polygon. A point on the common border of two polygons of an edge-matched coverage is
   * inside exactly one of them.
   */
  inside({ coordinates }: Polygon): number[] {
    const [west, south, east, north] = boxOf(coordinates[0]);
    return this.around(west, south, east, north).filter((point) => {
      const [lon, lat] = this.points[point];
      if (lon < west || lon > east || lat < south || lat > north) return false;
      return holdsPoint(coordinates, { lon, lat });
    });
  }

  /** Points in the cells of a box; all points, where it has more cells than there are points. */
  private around(west: number, south: number, east: number, north: number): readonly number[] {
    const [columns, rows] = [cellAt(east) - cellAt(west) + 1, cellAt(north) - cellAt(south) + 1];
    if (columns * rows > this.points.length) return this.all;
    const found: number[] = [];
    for (let x = cellAt(west); x <= cellAt(east); x++) {
      for (let y = cellAt(south); y <= cellAt(north); y++) {
        const own = this.cells.get(x * ROWS + y);
        if (own !== undefined) for (const point of own) found.push(point);
      }
    }
    return found;
  }
}

function cellAt(degrees: number): number {
  return Math.floor(degrees / CELL_DEGREES);
}

function boxOf(ring: readonly Position[]): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of ring) {
    if (lon < west) west = lon;
    if (lon > east) east = lon;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  }
  return [west, south, east, north];
}

/**
 * Whether a point lies inside a polygon's rings. Of the polygons of an edge-matched coverage exactly one says so,
 * for a point on a common border too.
 */
export function holdsPoint(
  rings: readonly (readonly Position[])[],
  { lon, lat }: { readonly lon: number; readonly lat: number },
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
