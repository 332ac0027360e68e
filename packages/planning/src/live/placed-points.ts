import type { Polygon, Position } from 'geojson';
import { holdsPoint } from '../edit/household-counter.ts';

/** Points are looked up by cells of so many degrees, about 50 metres. */
const CELL_DEGREES = 5e-4;
const ROWS = 1e6;

/** Points that are looked up by polygon. */
export class PlacedPoints {
  private readonly cells = new Map<number, number[]>();

  constructor(private readonly points: readonly Position[]) {
    points.forEach(([lon, lat], point) => {
      const cell = cellAt(lon) * ROWS + cellAt(lat);
      const known = this.cells.get(cell);
      if (known) known.push(point);
      else this.cells.set(cell, [point]);
    });
  }

  /**
   * Places of the points inside a polygon, in no order. A point on the common border of two polygons of an
   * edge-matched coverage is inside exactly one of them.
   */
  inside({ coordinates }: Polygon): number[] {
    if (this.points.length === 0) return [];
    const [west, south, east, north] = boxOf(coordinates[0]);
    const found: number[] = [];
    for (let x = cellAt(west); x <= cellAt(east); x++) {
      for (let y = cellAt(south); y <= cellAt(north); y++) {
        for (const point of this.cells.get(x * ROWS + y) ?? []) {
          const [lon, lat] = this.points[point];
          if (lon < west || lon > east || lat < south || lat > north) continue;
          if (holdsPoint(coordinates, { lon, lat })) found.push(point);
        }
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
