import type { Position } from 'geojson';

const METRES_PER_DEGREE = 111_320;

/** A flat plane in metres around a place, for distances at the pointer: good to a few tenths of a per cent. */
export interface GroundPlane {
  toX(lon: number): number;
  toY(lat: number): number;
  toPosition(x: number, y: number): Position;
}

/** The plane whose origin is a place in CRS84 degrees; positions are written on the lattice of 1e-7 degree. */
export function groundPlane([lon0, lat0]: Position): GroundPlane {
  const perLongitude = METRES_PER_DEGREE * Math.cos((lat0 * Math.PI) / 180);
  return {
    toX: (lon) => (lon - lon0) * perLongitude,
    toY: (lat) => (lat - lat0) * METRES_PER_DEGREE,
    toPosition: (x, y) => [onLattice(lon0 + x / perLongitude), onLattice(lat0 + y / METRES_PER_DEGREE)],
  };
}

/** Degrees on the lattice of 1e-7 that everything is written on. */
export function onLattice(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}

/** The box around a place, so many metres to each side: west, south, east, north in degrees. */
export function boxAround([lon, lat]: Position, metres: number): [number, number, number, number] {
  const dLat = metres / METRES_PER_DEGREE;
  const dLon = dLat / Math.cos((lat * Math.PI) / 180);
  return [lon - dLon, lat - dLat, lon + dLon, lat + dLat];
}

/** Whether a polygon's rings hold a place; on its border either answer is right. */
export function ringsHold(rings: readonly (readonly Position[])[], [lon, lat]: Position): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1];
      const [bx, by] = ring[i];
      if (ay > lat !== by > lat && lon < ax + ((lat - ay) / (by - ay)) * (bx - ax)) inside = !inside;
    }
  }
  return inside;
}
