import type { Geometry, Position } from 'geojson';
import type { JsonStep } from '../json/json-place.ts';
import type { JsonObject, JsonValue } from '../json/parse-json.ts';
import type { FileFaultCode } from '../table/file-fault.ts';
import { PLANE_LIMIT } from '../table/read-options.ts';

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

/** Reads geometries of a parsed document; coordinates are checked, ring rules are not. */
export class GeometryReader {
  /** Positions whose third and further numbers were left out. */
  altitudes = 0;
  /** The way to the value in hand: one list that grows and shrinks, since positions are many. */
  private path: JsonStep[] = [];

  constructor(private readonly coordinates: 'geographic' | 'plane') {}

  /** @throws DocumentError where it is no GeoJSON geometry or a number is not a coordinate. */
  geometry(value: JsonValue, path: readonly JsonStep[]): Geometry {
    this.path = [...path];
    return this.readGeometry(value);
  }

  private readGeometry(value: JsonValue): Geometry {
    const object = asObject(value, 'wrong-geometry', this.path);
    const type = object.type;
    if (type === 'GeometryCollection') {
      const geometries = this.below('geometries', () =>
        this.elements(object.geometries, (member) => this.readGeometry(member)),
      );
      return { type, geometries };
    }
    const nesting = typeof type === 'string' && Object.hasOwn(NESTING, type) ? NESTING[type] : undefined;
    if (nesting === undefined) throw wrong('wrong-geometry', [...this.path, 'type'], type, 'geometry type');
    if (object.coordinates === undefined) throw wrong('wrong-geometry', this.path, undefined, 'coordinates');
    const coordinates = this.below('coordinates', () => this.nested(object.coordinates, nesting));
    // `NESTING` ties the type to the shape that `nested` returns.
    return { type, coordinates } as Geometry;
  }

  private nested(value: JsonValue | undefined, nesting: number): unknown {
    if (nesting > 0) return this.elements(value, (element) => this.nested(element, nesting - 1));
    if (!Array.isArray(value)) throw wrong('wrong-geometry', this.path, value, 'array');
    return this.position(value);
  }

  private elements<T>(value: JsonValue | undefined, read: (element: JsonValue) => T): T[] {
    if (!Array.isArray(value)) throw wrong('wrong-geometry', this.path, value, 'array');
    return value.map((element, i) => this.below(i, () => read(element)));
  }

  private below<T>(step: JsonStep, read: () => T): T {
    this.path.push(step);
    const result = read();
    this.path.pop();
    return result;
  }

  private position(value: readonly JsonValue[]): Position {
    const { path } = this;
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
    path: [...path],
    found: text.length > 40 ? `${text.slice(0, 39)}…` : text,
    expected,
  });
}
