import { Lattice } from '@onegrid/geometry';
import type { LineString, Point, Polygon, Position } from 'geojson';
import { type Point2, type Ring, ringArea } from './plane.ts';

/** Where the town's centre lies, in CRS84 degrees. */
const CENTRE: Point2 = [118.46, 31.24];
const LATTICE = Lattice.geographic([CENTRE[0], CENTRE[1], CENTRE[0], CENTRE[1]]);

/** CRS84 degrees with 7 decimals; equal points give equal numbers. */
export function toPosition([x, y]: Point2): [number, number] {
  return [LATTICE.fromX(Math.round(x / LATTICE.metresX)), LATTICE.fromY(Math.round(y / LATTICE.metresY))];
}

/** Metres around the town's centre of a CRS84 position. */
export function toPlane(position: Position): Point2 {
  return [LATTICE.toX(position[0]!) * LATTICE.metresX, LATTICE.toY(position[1]!) * LATTICE.metresY];
}

export function toLine(line: readonly Point2[]): LineString {
  return { type: 'LineString', coordinates: distinct(line.map(toPosition)) };
}

export function toPoint(place: Point2): Point {
  return { type: 'Point', coordinates: toPosition(place) };
}

/** Closes each ring; the exterior runs counter-clockwise, holes clockwise. */
export function toPolygon(exterior: Ring, holes: readonly Ring[] = []): Polygon {
  return { type: 'Polygon', coordinates: [closed(exterior, 1), ...holes.map((hole) => closed(hole, -1))] };
}

function closed(ring: Ring, sign: 1 | -1): Position[] {
  const turned = Math.sign(ringArea(ring)) === sign ? ring : [...ring].reverse();
  const positions = distinct(turned.map(toPosition));
  const [first, last] = [positions[0]!, positions[positions.length - 1]!];
  if (first[0] === last[0] && first[1] === last[1]) positions.pop();
  return [...positions, positions[0]!];
}

function distinct(positions: readonly [number, number][]): Position[] {
  return positions.filter(
    (p, i) => i === 0 || p[0] !== positions[i - 1]![0] || p[1] !== positions[i - 1]![1],
  );
}
