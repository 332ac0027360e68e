import type { Geometry, Position } from 'geojson';
import type { JsonStep } from '../json/json-place.ts';
import type { JsonObject, JsonValue } from '../json/parse-json.ts';
import type { FileFaultCode } from './file-fault.ts';

/** A fault in the document, before its place in the text is looked up. */
export interface DocumentFault {
  readonly code: FileFaultCode;
  readonly path: readonly JsonStep[];
  readonly found?: string;
  readonly expected?: string;
}

/** Carries the first fault out of the recursion; caught in `readGeoJson`, never seen outside. */
export class DocumentError extends Error {
  constructor(readonly fault: DocumentFault) {
    super(fault.code);
  }
}

/** Depth of nested arrays over a position, by geometry type. */
const NESTING: Readonly<Record<string, number>> = {
  Point: 0,
  MultiPoint: 1,
  LineString: 1,
  MultiLineString: 2,
  Polygon: 2,
  MultiPolygon: 3,
};

/** Far beyond any plane reference system in metres; lattice arithmetic stays exact well below it. */
const PLANE_LIMIT = 1e8;

/** Reads geometries of a parsed document; coordinates are checked, ring rules are not. */
export class GeometryReader {
  /** Positions whose third and further numbers were left out. */
  altitudes = 0;

  constructor(private readonly coordinates: 'geographic' | 'plane') {}

  /** @throws DocumentError where it is no GeoJSON geometry or a number is not a coordinate. */
  geometry(value: JsonValue, path: readonly JsonStep[]): Geometry {
    const object = asObject(value, 'wrong-geometry', path);
    const type = object.type;
    if (type === 'GeometryCollection') {
      const members = object.geometries;
      const at = [...path, 'geometries'];
      if (!Array.isArray(members)) throw wrong('wrong-geometry', at, members, 'array');
      return { type, geometries: members.map((member, i) => this.geometry(member, [...at, i])) };
    }
    const nesting = typeof type === 'string' ? NESTING[type] : undefined;
    if (nesting === undefined) throw wrong('wrong-geometry', [...path, 'type'], type, 'geometry type');
    const at = [...path, 'coordinates'];
    const raw = object.coordinates;
    if (raw === undefined) throw wrong('wrong-geometry', path, raw, 'coordinates');
    // `NESTING` ties the type to the shape that `nested` returns.
    return { type, coordinates: this.nested(raw, nesting, at) } as Geometry;
  }

  private nested(value: JsonValue, nesting: number, path: JsonStep[]): unknown {
    if (!Array.isArray(value)) throw wrong('wrong-geometry', path, value, 'array');
    if (nesting === 0) return this.position(value, path);
    return value.map((element, i) => this.nested(element, nesting - 1, [...path, i]));
  }

  private position(value: readonly JsonValue[], path: readonly JsonStep[]): Position {
    const [x, y] = value;
    if (value.length < 2) throw wrong('coordinate-missing', path, JSON.stringify(value), '2');
    if (typeof x !== 'number') throw wrong('coordinate-not-a-number', [...path, 0], x, 'number');
    if (typeof y !== 'number') throw wrong('coordinate-not-a-number', [...path, 1], y, 'number');
    const [east, north] = this.coordinates === 'plane' ? [PLANE_LIMIT, PLANE_LIMIT] : [180, 90];
    if (Math.abs(x) > east) throw wrong('coordinate-out-of-range', [...path, 0], x, `-${east}..${east}`);
    if (Math.abs(y) > north) throw wrong('coordinate-out-of-range', [...path, 1], y, `-${north}..${north}`);
    if (value.length > 2) this.altitudes++;
    return [x, y];
  }
}

/** The value as an object. @throws DocumentError with the code where it is none. */
export function asObject(
  value: JsonValue | undefined,
  code: FileFaultCode,
  path: readonly JsonStep[],
): JsonObject {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw wrong(code, path, value, 'object');
  return value;
}

/** A fault that quotes what was found, shortened to 40 characters. */
export function wrong(
  code: FileFaultCode,
  path: readonly JsonStep[],
  found: JsonValue | undefined,
  expected?: string,
): DocumentError {
  const text = typeof found === 'string' ? found : (JSON.stringify(found) ?? '');
  return new DocumentError({
    code,
    path,
    found: text.length > 40 ? `${text.slice(0, 39)}…` : text,
    expected,
  });
}
