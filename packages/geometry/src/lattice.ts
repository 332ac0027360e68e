import type { Geometry, Position } from 'geojson';
import { geodesicAreaM2, geodesicLengthM } from './geodesic.ts';
import { planeArea, planeLength } from './plane-measures.ts';

/** Units from the origin within which products of differences are exact. */
const MOST_UNITS = 3e7;
/** Nearer to a pole the metric of the lattice means nothing. */
const MOST_LATITUDE = 85;

/**
 * The integer lattice on which every coverage is built, and the local metric that goes with it.
 *
 * Lattice coordinates are integers relative to an origin near the data, so that products of two
 * differences stay exact in a double (up to about 6 degrees across). Geographic data (CRS84 degrees) lie
 * on units of 1e-7 degree, the precision that is written; plane data (metres) on units of 1 cm, about the same.
 * Distances in metres come from the scale at the middle of the data, which is within 0.1 % over a
 * district; areas that are reported are those of `areaM2`, geodesic where coordinates are degrees.
 */
export class Lattice {
  private constructor(
    /** Lattice units per coordinate unit. */
    readonly scale: number,
    readonly originX: number,
    readonly originY: number,
    /** Metres per lattice unit, east and north. */
    readonly metresX: number,
    readonly metresY: number,
    readonly plane: boolean,
  ) {}

  /** A lattice for CRS84 degrees around the given bounds `[west, south, east, north]`. */
  static geographic(bounds: readonly [number, number, number, number]): Lattice {
    const latitude = (((bounds[1] + bounds[3]) / 2) * Math.PI) / 180;
    // Radii of curvature of the WGS 84 ellipsoid at this latitude: meridian and prime vertical.
    const a = 6378137;
    const e2 = 0.0066943799901413165;
    const w2 = 1 - e2 * Math.sin(latitude) ** 2;
    const meridian = (a * (1 - e2)) / (w2 * Math.sqrt(w2));
    const parallel = (a / Math.sqrt(w2)) * Math.cos(latitude);
    const perUnit = Math.PI / 180 / 1e7;
    return new Lattice(
      1e7,
      Math.round(((bounds[0] + bounds[2]) / 2) * 1e7),
      Math.round(((bounds[1] + bounds[3]) / 2) * 1e7),
      parallel * perUnit,
      meridian * perUnit,
      false,
    );
  }

  /** A lattice of centimetres for plane coordinates in metres around the given bounds. */
  static plane(bounds: readonly [number, number, number, number]): Lattice {
    const scale = 100;
    return new Lattice(
      scale,
      Math.round(((bounds[0] + bounds[2]) / 2) * scale),
      Math.round(((bounds[1] + bounds[3]) / 2) * scale),
      1 / scale,
      1 / scale,
      true,
    );
  }

  /** Lattice x of a coordinate (longitude, or easting). */
  toX(coordinate: number): number {
    return Math.round(coordinate * this.scale) - this.originX;
  }

  toY(coordinate: number): number {
    return Math.round(coordinate * this.scale) - this.originY;
  }

  /** The coordinate written for a lattice x; at most 7 decimals. */
  fromX(x: number): number {
    return (x + this.originX) / this.scale;
  }

  fromY(y: number): number {
    return (y + this.originY) / this.scale;
  }

  toPosition(x: number, y: number): Position {
    return [this.fromX(x), this.fromY(y)];
  }

  /** Distance in metres between two lattice points. */
  distance(ax: number, ay: number, bx: number, by: number): number {
    const dx = (ax - bx) * this.metresX;
    const dy = (ay - by) * this.metresY;
    return Math.sqrt(dx * dx + dy * dy);
  }

  /** Area of a geometry in square metres as it is reported: on the ellipsoid, or on the plane. */
  areaM2(geometry: Geometry): number {
    // Engines differ in the last bits of a geodesic; what is rounded once more elsewhere must not.
    return this.plane ? planeArea(geometry) : Math.round(geodesicAreaM2(geometry) * 1e4) / 1e4;
  }

  /** Length of a line in metres as it is reported: on the ellipsoid, or on the plane. */
  lengthM(line: readonly Position[]): number {
    return this.plane ? planeLength(line) : Math.round(geodesicLengthM(line) * 1e6) / 1e6;
  }

  /** Whether all within bounds `[west, south, east, north]` lies where the lattice is exact. */
  holds([west, south, east, north]: readonly [number, number, number, number]): boolean {
    const far = Math.max(-this.toX(west), this.toX(east), -this.toY(south), this.toY(north));
    return far <= MOST_UNITS && (this.plane || Math.max(Math.abs(south), Math.abs(north)) <= MOST_LATITUDE);
  }

  /** Square metres per square lattice unit. */
  get areaUnit(): number {
    return this.metresX * this.metresY;
  }
}
