import library from 'geographiclib-geodesic';
import type { Lattice } from '../lattice.ts';

/**
 * A way to measure areas that adds up over edges: the area of a ring is the sum of `under` over its edges,
 * positive counter-clockwise, whatever lies between the ends of each. Lattice coordinates.
 */
export interface EdgeAreas {
  /** Areas below this are what doubles leave over where lines run together. */
  readonly dust: number;
  /** Edge from a to b; the opposite of the same from b to a. */
  readonly under: (ax: number, ay: number, bx: number, by: number) => number;
}

/** Ten square millimetres. */
const DUST_M2 = 1e-5;
const RADIANS = Math.PI / 180;
/** WGS 84. */
const EQUATOR_RADIUS = 6378137;
const E2 = 0.0066943799901413165;
const E = Math.sqrt(E2);
/** Edges longer than this, in degrees, are left to the library: the series is for edges of a border. */
const LONG_DEGREES = 0.05;

/**
 * The measure of areas as they are reported, in square metres: on the plane, or on the ellipsoid with geodesics
 * for edges. Sums over the edges of a polygon are what `lattice.areaM2` gives for it, to 1e-4 m2 for a grid of a
 * district and to 1e-10 of the area for more.
 */
export function edgeAreasM2(lattice: Lattice): EdgeAreas {
  if (lattice.plane) {
    const half = lattice.areaUnit / 2;
    return { dust: DUST_M2, under: (ax, ay, bx, by) => (ax - bx) * (ay + by) * half };
  }
  const south = areaToEquator(lattice.fromY(0) * RADIANS);
  const under = (ax: number, ay: number, bx: number, by: number): number => {
    const longitude = (bx - ax) / lattice.scale;
    const latitude = (by - ay) / lattice.scale;
    if (Math.abs(longitude) > LONG_DEGREES || Math.abs(latitude) > LONG_DEGREES) {
      const { AREA } = library.Geodesic;
      const { S12 = 0 } = library.Geodesic.WGS84.Inverse(
        lattice.fromY(ay),
        lattice.fromX(ax),
        lattice.fromY(by),
        lattice.fromX(bx),
        AREA,
      );
      return south * longitude * RADIANS - S12;
    }
    return -areaUnderShort(
      lattice.fromY(ay) * RADIANS,
      lattice.fromY(by) * RADIANS,
      longitude * RADIANS,
      south,
    );
  };
  return { dust: DUST_M2, under };
}

/** Area between the equator and a latitude, for one radian of longitude. */
function areaToEquator(latitude: number): number {
  const sine = Math.sin(latitude);
  const half = (EQUATOR_RADIUS * EQUATOR_RADIUS * (1 - E2)) / 2;
  return half * (sine / (1 - E2 * sine * sine) + Math.atanh(E * sine) / E);
}

/**
 * Area between a parallel and the geodesic from latitude a to b over a difference of longitude, eastwards
 * positive: that under the straight line in degrees (Simpson's rule, far better than rounding at this length), and
 * that between the line and the geodesic, to the third order in its length, from the geodesic's equation on a
 * surface of revolution.
 */
function areaUnderShort(a: number, b: number, longitude: number, parallel: number): number {
  const middle = (a + b) / 2;
  const mean = (areaToEquator(a) + 4 * areaToEquator(middle) + areaToEquator(b)) / 6;
  const latitude = b - a;
  const sine = Math.sin(middle);
  const cosine = Math.cos(middle);
  const w2 = 1 - E2 * sine * sine;
  const normal = EQUATOR_RADIUS / Math.sqrt(w2);
  const meridian = (normal * (1 - E2)) / w2;
  const bulge =
    ((normal * cosine * sine) / meridian) * longitude * longitude +
    ((3 * E2 * sine * cosine) / w2 + (2 * meridian * sine) / (normal * cosine)) * latitude * latitude;
  return longitude * (mean - parallel + (meridian * normal * cosine * bulge) / 12);
}
