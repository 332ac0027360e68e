import { area, feature, featureCollection, intersect } from '@turf/turf';
import Flatbush from 'flatbush';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { CheckFrame } from './check-frame.ts';
import { EQUAL_LINES_METRES } from './fault.ts';
import { boundsOf } from './repair-polygon.ts';

/** A polygon to look at; the row is handed through to what is found. */
export interface TurfPolygon {
  readonly row: number;
  readonly geometry: Polygon | MultiPolygon;
}

/** Two polygons that share land, as Turf sees it, by their rows. */
export interface TurfOverlap {
  readonly rows: readonly [number, number];
  readonly areaM2: number;
}

/** A pair on which Turf gave up. */
export interface TurfException {
  readonly rows: readonly [number, number];
  readonly message: string;
}

/** Turf's verdict on a set of polygons. */
export interface TurfVerdict {
  readonly overlaps: readonly TurfOverlap[];
  readonly exceptions: readonly TurfException[];
  /** Sum of the areas of all polygons, in square metres; NaN where a coordinate is not finite. */
  readonly areaM2: number;
  /** Area of the outline, where one was given. */
  readonly outlineAreaM2: number | null;
}

export interface TurfOptions {
  readonly outline?: Polygon | MultiPolygon;
  /** Numbers are metres on a plane, not CRS84 degrees. */
  readonly plane?: boolean;
}

/**
 * Overlaps of all pairs of polygons by Turf, behind a spatial index, and the areas. Parts narrower than equal
 * lines (2 x area / perimeter) are left out of an overlap. An exception is a finding, never thrown on.
 */
export function turfOverlaps(polygons: readonly TurfPolygon[], options: TurfOptions = {}): TurfVerdict {
  const plane = options.plane ?? false;
  const bounds = polygons.map(({ geometry }) => boundsOf(positionsOf(geometry)));
  const frame = CheckFrame.around(
    boundsOf(
      bounds.flatMap(([w, s, e, n]) => [
        [w, s],
        [e, n],
      ]),
    ),
    plane,
  );
  const overlaps: TurfOverlap[] = [];
  const exceptions: TurfException[] = [];
  for (const [a, b] of touchingPairs(bounds)) {
    const rows: [number, number] = [polygons[a]!.row, polygons[b]!.row];
    try {
      const pair = [feature(polygons[a]!.geometry), feature(polygons[b]!.geometry)];
      const shared = intersect(featureCollection(pair));
      const areaM2 = shared === null ? 0 : wideArea(shared.geometry, frame);
      if (areaM2 > 0) overlaps.push({ rows, areaM2 });
    } catch (error) {
      exceptions.push({ rows, message: messageOf(error) });
    }
  }
  const areaM2 = polygons.reduce((sum, { geometry }) => sum + measured(geometry, frame), 0);
  const outlineAreaM2 = options.outline === undefined ? null : measured(options.outline, frame);
  return { overlaps, exceptions, areaM2, outlineAreaM2 };
}

/** Pairs whose bounding boxes touch, each once, in ascending order. */
function touchingPairs(bounds: readonly (readonly [number, number, number, number])[]): [number, number][] {
  if (bounds.length < 2) return [];
  const index = new Flatbush(bounds.length);
  for (const box of bounds) index.add(...box);
  index.finish();
  const pairs: [number, number][] = [];
  for (let a = 0; a < bounds.length; a++) {
    const near = index.search(...bounds[a]!, (b) => b > a);
    for (const b of near.sort((p, q) => p - q)) pairs.push([a, b]);
  }
  return pairs;
}

function wideArea(shared: Polygon | MultiPolygon, frame: CheckFrame): number {
  const parts = shared.type === 'Polygon' ? [shared.coordinates] : shared.coordinates;
  return parts
    .map((coordinates): Polygon => ({ type: 'Polygon', coordinates }))
    .filter((part) => frame.widthM(part) >= EQUAL_LINES_METRES)
    .reduce((sum, part) => sum + measured(part, frame), 0);
}

/** Turf's own (spherical) area in degrees; it has none for a plane. */
function measured(geometry: Polygon | MultiPolygon, frame: CheckFrame): number {
  return frame.plane ? frame.areaM2(geometry) : area(geometry);
}

function positionsOf(geometry: Polygon | MultiPolygon): Position[] {
  return geometry.type === 'Polygon' ? geometry.coordinates.flat() : geometry.coordinates.flat(2);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
