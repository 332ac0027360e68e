import type { Geometry, Position } from 'geojson';
import type { Reference } from './reference.ts';

export type Conversion =
  | { readonly ok: true; readonly geometry: Geometry }
  /** A position that is no longitude and latitude after conversion, as it stood before. */
  | { readonly ok: false; readonly at: Position };

/** A geometry of a reference system in CRS84 degrees, not rounded. */
export function toDegrees(geometry: Geometry, reference: Reference): Conversion {
  let strayed: Position | undefined;
  const converted = mapPositions(geometry, (line) =>
    line.map((position) => {
      const [lon, lat] = reference.toDegrees(position);
      // Negated, so that NaN counts as strayed.
      if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) strayed ??= position;
      return [lon, lat];
    }),
  );
  return strayed === undefined ? { ok: true, geometry: converted } : { ok: false, at: strayed };
}

/**
 * A geometry with 7 decimals (about a centimetre). Of neighbours that become equal only the first is kept, as
 * long as a line keeps two positions and a ring four; what was repeated before stays.
 */
export function rounded<G extends Geometry>(geometry: G): G {
  // The same type of geometry comes out as goes in.
  return mapPositions(geometry, roundedLine) as G;
}

function roundedLine(line: readonly Position[], closed: boolean): Position[] {
  const least = closed ? 4 : 2;
  const all = line.map(([x, y]): Position => [roundedNumber(x!), roundedNumber(y!)]);
  const kept = all.filter((position, i) => {
    const before = all[i - 1];
    if (before === undefined || !isSame(position, before)) return true;
    return isSame(line[i]!, line[i - 1]!);
  });
  return kept.length < Math.min(least, all.length) ? all : kept;
}

/** Without a negative zero. */
function roundedNumber(value: number): number {
  return Math.round(value * 1e7) / 1e7 + 0;
}

function isSame(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

/** Maps the lists of positions of a geometry; `closed` says that a list is a ring. */
export function mapPositions(
  geometry: Geometry,
  map: (line: readonly Position[], closed: boolean) => Position[],
): Geometry {
  switch (geometry.type) {
    case 'Point':
      return geometry.coordinates.length === 0
        ? geometry
        : { type: 'Point', coordinates: map([geometry.coordinates], false)[0]! };
    case 'MultiPoint':
      return { type: 'MultiPoint', coordinates: geometry.coordinates.flatMap((each) => map([each], false)) };
    case 'LineString':
      return { type: 'LineString', coordinates: map(geometry.coordinates, false) };
    case 'MultiLineString':
      return { type: 'MultiLineString', coordinates: geometry.coordinates.map((line) => map(line, false)) };
    case 'Polygon':
      return { type: 'Polygon', coordinates: geometry.coordinates.map((ring) => map(ring, true)) };
    case 'MultiPolygon':
      return {
        type: 'MultiPolygon',
        coordinates: geometry.coordinates.map((rings) => rings.map((ring) => map(ring, true))),
      };
    case 'GeometryCollection':
      return {
        type: 'GeometryCollection',
        geometries: geometry.geometries.map((member) => mapPositions(member, map)),
      };
  }
}
