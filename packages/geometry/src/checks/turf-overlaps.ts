// The parts of Turf that are needed: all of it takes a third of a second to load.
import { area } from '@turf/area';
import { bboxClip } from '@turf/bbox-clip';
import { feature, featureCollection } from '@turf/helpers';
import { intersect } from '@turf/intersect';
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

type Box = [west: number, south: number, east: number, north: number];

/**
 * Overlaps of all pairs of polygons by Turf, behind a spatial index, and the areas. Parts narrower than equal
 * lines (2 x area / perimeter) are left out of an overlap. An exception is a finding, never thrown on; so
 * are coordinates that are not finite.
 */
export function turfOverlaps(polygons: readonly TurfPolygon[], options: TurfOptions = {}): TurfVerdict {
  const extents: Box[] = polygons.map(({ geometry }) => boundsOf(positionsOf(geometry)));
  // An extent without width meets no other.
  const boxes = extents.map((box): Box => (box.every(Number.isFinite) ? box : [0, 0, 0, 0]));
  const frame = CheckFrame.around([0, 0, 0, 0], options.plane ?? false);
  const overlaps: TurfOverlap[] = [];
  const exceptions: TurfException[] = polygons.flatMap(({ row }, i) =>
    boxes[i] === extents[i] ? [] : [{ rows: [row, row], message: 'coordinates are not finite' }],
  );
  for (const [a, b] of overlappingBoxes(boxes)) {
    const rows: [number, number] = [polygons[a]!.row, polygons[b]!.row];
    try {
      const shared = sharedLand(
        polygons[a]!.geometry,
        polygons[b]!.geometry,
        commonBox(boxes[a]!, boxes[b]!),
      );
      const areaM2 = shared === null ? 0 : wideArea(shared, frame);
      if (areaM2 > 0) overlaps.push({ rows, areaM2 });
    } catch (error) {
      exceptions.push({ rows, message: error instanceof Error ? error.message : String(error) });
    }
  }
  const areaM2 = polygons.reduce((sum, { geometry }) => sum + measured(geometry, frame), 0);
  const outlineAreaM2 = options.outline === undefined ? null : measured(options.outline, frame);
  return { overlaps, exceptions, areaM2, outlineAreaM2 };
}

/**
 * The intersection, computed within the box that both extents share: the same land, three times as fast on
 * neighbours that meet along a short part of long borders.
 */
function sharedLand(
  a: Polygon | MultiPolygon,
  b: Polygon | MultiPolygon,
  box: Box,
): Polygon | MultiPolygon | null {
  const [partsA, partsB] = [a, b].map((geometry) => partsWithin(geometry, box));
  if (partsA!.length === 0 || partsB!.length === 0) return null;
  const pair = [partsA!, partsB!].map((coordinates) =>
    feature<MultiPolygon>({ type: 'MultiPolygon', coordinates }),
  );
  return intersect(featureCollection(pair))?.geometry ?? null;
}

/** The parts of a geometry within a box; Turf leaves parts outside it behind as empty ones. */
function partsWithin(geometry: Polygon | MultiPolygon, box: Box): Position[][][] {
  const clipped = bboxClip(feature<Polygon | MultiPolygon>(geometry), box).geometry;
  const parts =
    clipped.type === 'Polygon'
      ? [clipped.coordinates]
      : clipped.type === 'MultiPolygon'
        ? clipped.coordinates
        : [];
  return parts.filter((rings) => rings.length > 0);
}

/** Pairs whose extents share land, each once, in ascending order. */
function overlappingBoxes(boxes: readonly Box[]): [number, number][] {
  if (boxes.length < 2) return [];
  const index = new Flatbush(boxes.length);
  for (const box of boxes) index.add(...box);
  index.finish();
  const pairs: [number, number][] = [];
  for (let a = 0; a < boxes.length; a++) {
    const near = index.search(...boxes[a]!, (b) => {
      const [west, south, east, north] = commonBox(boxes[a]!, boxes[b]!);
      return b > a && west < east && south < north;
    });
    for (const b of near.sort((p, q) => p - q)) pairs.push([a, b]);
  }
  return pairs;
}

function commonBox(a: Box, b: Box): Box {
  return [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
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
