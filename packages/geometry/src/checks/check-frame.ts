import type { Geometry, Polygon, Position } from 'geojson';
import { geodesicAreaM2, geodesicLengthM } from '../geodesic.ts';
import { planeArea, planeLength } from '../plane-measures.ts';

/** Differences of lattice coordinates stay below this, so that the noder's predicates are exact. */
const WIDEST = 2 ** 26;
const METRES_IN_A_DEGREE = 111_320;

/**
 * The integer lattice of one check, and its measures. Units are 1e-7 degree, or 0.1 mm where numbers are
 * metres; data too wide for exact arithmetic on those (6 degrees, 6 km) get the next coarser power of ten.
 */
export class CheckFrame {
  private constructor(
    /** Lattice units per coordinate unit. */
    readonly scale: number,
    private readonly originX: number,
    private readonly originY: number,
    readonly plane: boolean,
  ) {}

  /** @param bounds `[west, south, east, north]` of all data; @param plane whether numbers are metres. */
  static around(bounds: readonly [number, number, number, number], plane: boolean): CheckFrame {
    const extent = Math.max(bounds[2] - bounds[0], bounds[3] - bounds[1]);
    let scale = plane ? 1e4 : 1e7;
    while (extent * scale >= WIDEST) scale /= 10;
    const originX = Math.round(((bounds[0] + bounds[2]) / 2) * scale);
    const originY = Math.round(((bounds[1] + bounds[3]) / 2) * scale);
    return new CheckFrame(scale, originX, originY, plane);
  }

  /** Lattice coordinates of a position. */
  x(position: Position): number {
    return Math.round(position[0]! * this.scale) - this.originX;
  }

  y(position: Position): number {
    return Math.round(position[1]! * this.scale) - this.originY;
  }

  position(x: number, y: number): Position {
    return [(x + this.originX) / this.scale, (y + this.originY) / this.scale];
  }

  /** A unit of the lattice in metres, along a meridian where numbers are degrees. */
  get unitM(): number {
    return (this.plane ? 1 : METRES_IN_A_DEGREE) / this.scale;
  }

  areaM2(geometry: Geometry): number {
    return this.plane ? planeArea(geometry) : geodesicAreaM2(geometry);
  }

  lengthM(line: readonly Position[]): number {
    return this.plane ? planeLength(line) : geodesicLengthM(line);
  }

  /** Mean width in metres: 2 x area / perimeter. */
  widthM(polygon: Polygon): number {
    const perimeter = polygon.coordinates.reduce((sum, ring) => sum + this.lengthM(ring), 0);
    return perimeter > 0 ? (2 * this.areaM2(polygon)) / perimeter : 0;
  }
}
