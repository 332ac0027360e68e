import type { LineString, MultiPolygon, Polygon, Position } from 'geojson';

/** Tests draw in small whole units; one unit is 1e-5 degrees, about a metre near the equator. */
const UNITS = 1e5;

export type Point = readonly [number, number];

/** A closed ring through the given points. */
export function ring(...points: Point[]): Position[] {
  return [...points, points[0]].map(([x, y]) => [x / UNITS, y / UNITS]);
}

export function polygon(...rings: Position[][]): Polygon {
  return { type: 'Polygon', coordinates: rings };
}

/** A rectangle, counter-clockwise from its lower left corner. */
export function box(left: number, bottom: number, right: number, top: number): Polygon {
  return polygon(ring([left, bottom], [right, bottom], [right, top], [left, top]));
}

/** The ring of a rectangle, clockwise, as a hole. */
export function hole(left: number, bottom: number, right: number, top: number): Position[] {
  return ring([left, bottom], [left, top], [right, top], [right, bottom]);
}

export function line(...points: Point[]): LineString {
  return { type: 'LineString', coordinates: points.map(([x, y]) => [x / UNITS, y / UNITS]) };
}

/** Rings in drawing units, to compare with. */
export function drawn(geometry: Polygon | MultiPolygon): number[][][][] {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return parts.map((part) => part.map((one) => one.map(([x, y]) => [toUnits(x), toUnits(y)])));
}

function toUnits(degrees: number): number {
  // Two decimals of a unit are the lattice itself.
  return Math.round(degrees * UNITS * 100) / 100;
}
