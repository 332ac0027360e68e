import type { Geometry, Position } from 'geojson';
import { StoreError } from '../outcome.ts';

/** Lattice units per degree: coordinates are kept on 1e-7 degrees. */
const LATTICE = 1e7;

export type GeometryKind = Exclude<Geometry['type'], 'GeometryCollection'>;
export const AREAS: readonly GeometryKind[] = ['Polygon', 'MultiPolygon'];
export const LINES: readonly GeometryKind[] = ['LineString', 'MultiLineString'];
export const POINTS: readonly GeometryKind[] = ['Point'];

/**
 * The only way a geometry gets into a statement: GeoJSON text, two dimensions, on the lattice.
 *
 * Checked here: the type is one of `kinds`, nothing is empty, every coordinate is finite and within
 * longitude -180..180 and latitude -90..90, rings are closed and have four positions and three different
 * ones at least on the lattice. Not checked here: rings that cross themselves or each other, which the
 * writing statements ask PostGIS (`ST_IsValid` answers on both engines where overlays fail silently).
 *
 * Throws `geometry-type`, `geometry-empty`, `geometry-not-finite`, `geometry-out-of-range`,
 * `geometry-ring-open`, `geometry-ring-short`, with `params.what`.
 */
export function geometryText(geometry: Geometry, kinds: readonly GeometryKind[], what = 'geometry'): string {
  if (geometry.type === 'GeometryCollection' || !kinds.includes(geometry.type)) {
    throw gateError('geometry-type', what, `${geometry.type} is not one of ${kinds.join(', ')}`);
  }
  return JSON.stringify({ type: geometry.type, coordinates: checked(geometry, what) });
}

/** A place as GeoJSON text. */
export function pointText(lon: number, lat: number, what = 'point'): string {
  return geometryText({ type: 'Point', coordinates: [lon, lat] }, POINTS, what);
}

/** A west-south-east-north box as four numbers that may enter a statement. */
export function checkedBounds(
  bounds: readonly [number, number, number, number],
  what = 'bbox',
): [number, number, number, number] {
  const [west, south] = position([bounds[0], bounds[1]], what);
  const [east, north] = position([bounds[2], bounds[3]], what);
  if (west > east || south > north)
    throw gateError('geometry-out-of-range', what, 'west > east or south > north');
  return [west, south, east, north];
}

function checked(geometry: Exclude<Geometry, { type: 'GeometryCollection' }>, what: string): unknown {
  switch (geometry.type) {
    case 'Point':
      return position(geometry.coordinates, what);
    case 'MultiPoint':
      return filled(geometry.coordinates, what).map((one) => position(one, what));
    case 'LineString':
      return line(geometry.coordinates, what);
    case 'MultiLineString':
      return filled(geometry.coordinates, what).map((one) => line(one, what));
    case 'Polygon':
      return filled(geometry.coordinates, what).map((one) => ring(one, what));
    case 'MultiPolygon':
      return filled(geometry.coordinates, what).map((part) =>
        filled(part, what).map((one) => ring(one, what)),
      );
  }
}

function position(coordinates: Position, what: string): [number, number] {
  if (coordinates.length < 2) throw gateError('geometry-empty', what, 'a position lacks numbers');
  const [lon, lat] = coordinates;
  if (!Number.isFinite(lon) || !Number.isFinite(lat)) {
    throw gateError('geometry-not-finite', what, `${lon}, ${lat}`);
  }
  if (Math.abs(lon) > 180 || Math.abs(lat) > 90)
    throw gateError('geometry-out-of-range', what, `${lon}, ${lat}`);
  return [Math.round(lon * LATTICE) / LATTICE, Math.round(lat * LATTICE) / LATTICE];
}

function line(positions: readonly Position[], what: string): [number, number][] {
  if (positions.length < 2) throw gateError('geometry-empty', what, 'a line has fewer than two positions');
  return positions.map((one) => position(one, what));
}

function ring(positions: readonly Position[], what: string): [number, number][] {
  const result = filled(positions, what).map((one) => position(one, what));
  const [first, last] = [result[0], result[result.length - 1]];
  if (first[0] !== last[0] || first[1] !== last[1])
    throw gateError('geometry-ring-open', what, 'a ring is not closed');
  const different = new Set(result.map(([lon, lat]) => `${lon} ${lat}`)).size;
  if (result.length < 4 || different < 3)
    throw gateError('geometry-ring-short', what, 'a ring encloses nothing');
  return result;
}

function filled<Item>(items: readonly Item[], what: string): readonly Item[] {
  if (items.length === 0) throw gateError('geometry-empty', what, 'nothing in it');
  return items;
}

function gateError(code: string, what: string, detail: string): StoreError {
  return new StoreError(code, `${what}: ${detail}`, { what });
}
