import type { Geometry, Polygon, Position } from 'geojson';
import { geodesicAreaM2, geodesicLengthM } from '../geodesic.ts';

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
    if (!this.plane) return geodesicAreaM2(geometry);
    if (geometry.type === 'Polygon') return planeArea(geometry.coordinates);
    if (geometry.type !== 'MultiPolygon') return 0;
    return geometry.coordinates.reduce((sum, polygon) => sum + planeArea(polygon), 0);
  }

  lengthM(line: readonly Position[]): number {
    if (!this.plane) return geodesicLengthM(line);
    let length = 0;
    for (let i = 1; i < line.length; i++) {
      length += Math.hypot(line[i]![0]! - line[i - 1]![0]!, line[i]![1]! - line[i - 1]![1]!);
    }
    return length;
  }

  /** Mean width in metres: 2 x area / perimeter. */
  widthM(polygon: Polygon): number {
    const perimeter = polygon.coordinates.reduce((sum, ring) => sum + this.lengthM(ring), 0);
    return perimeter > 0 ? (2 * this.areaM2(polygon)) / perimeter : 0;
  }
}

function planeArea(rings: readonly (readonly Position[])[]): number {
  let area = 0;
  for (let i = 0; i < rings.length; i++) {
    const ring = rings[i]!;
    const [ox, oy] = ring[0] ?? [0, 0];
    let doubled = 0;
    for (let j = 1; j < ring.length; j++) {
      const [ax, ay] = ring[j - 1]!;
      const [bx, by] = ring[j]!;
      doubled += (ax! - ox!) * (by! - oy!) - (bx! - ox!) * (ay! - oy!);
    }
    area += (i === 0 ? Math.abs(doubled) : -Math.abs(doubled)) / 2;
  }
  return area;
}
