import type { Position } from 'geojson';
import proj4 from 'proj4';
import { bd09ToWgs84, gcj02ToWgs84, wgs84ToBd09, wgs84ToGcj02 } from './china-shift.ts';
import { epsgDefinition } from './epsg-definition.ts';

/** `EPSG:4490`, `EPSG:4326`, any other `EPSG:n`, `GCJ-02` or `BD-09`. Numbers are east before north. */
export type ReferenceName = string;

/** A reference system that positions can be converted from and to. */
export interface Reference {
  readonly name: ReferenceName;
  /**
   * Whether its datum is told to a metre or two by the definition alone (WGS 84, CGCS2000, NAD 83, ETRS89).
   * Xi'an 80, Beijing 54 and other local datums need parameters of the place.
   */
  readonly certain: boolean;
  /** The area it is meant for in degrees: west, south, east, north. */
  readonly area: readonly [number, number, number, number] | null;
  /** Whether its numbers are CRS84 degrees as they stand. */
  readonly identity: boolean;
  /** Whether its numbers are degrees of some kind. */
  readonly geographic: boolean;
  /** To CRS84 degrees; not finite where the position cannot be one of this system. */
  toDegrees(position: Position): [number, number];
  fromDegrees(position: Position): [number, number];
}

/** Geographic systems whose degrees are those of WGS 84 to a metre or two. */
const DEGREES: ReadonlySet<number> = new Set([4326, 4490, 4269, 4258]);
const opened = new Map<string, Reference | null>();

/** The reference system of a name, in any case and spelling (`gcj02`, `epsg:4548`, `4548`); null where none is known. */
export function openReference(name: string): Reference | null {
  const key = canonicalName(name);
  if (key === null) return null;
  let reference = opened.get(key);
  if (reference === undefined) {
    reference = openCanonical(key);
    opened.set(key, reference);
  }
  return reference;
}

/** The name as this package writes it; null where it is none. Whether EPSG has the code is not looked up. */
function canonicalName(name: string): ReferenceName | null {
  const plain = name.trim();
  if (/^(?:gcj-?02|gcj02ll)$/i.test(plain)) return 'GCJ-02';
  if (/^bd-?09(?:ll)?$/i.test(plain)) return 'BD-09';
  if (/^(?:ogc:)?crs84$/i.test(plain)) return 'EPSG:4326';
  const code = /^(?:epsg:{1,2})?(\d{4,6})$/i.exec(plain)?.[1];
  return code === undefined ? null : `EPSG:${Number(code)}`;
}

/**
 * A position in CRS84 degrees (longitude, latitude) to another reference system.
 *
 * @throws RangeError for a name that `openReference` does not know.
 */
export function toReference(position: Position, name: ReferenceName): [number, number] {
  return known(name).fromDegrees(position);
}

/**
 * A position of a reference system (east, north) to CRS84 degrees, not rounded.
 *
 * @throws RangeError for a name that `openReference` does not know.
 */
export function fromReference(position: Position, name: ReferenceName): [number, number] {
  return known(name).toDegrees(position);
}

function known(name: string): Reference {
  const reference = openReference(name);
  if (reference === null) throw new RangeError(`there is no reference system ${name}`);
  return reference;
}

function openCanonical(name: ReferenceName): Reference | null {
  const shifted = { name, certain: true, area: null, identity: false, geographic: true };
  if (name === 'GCJ-02')
    return { ...shifted, toDegrees: pairwise(gcj02ToWgs84), fromDegrees: pairwise(wgs84ToGcj02) };
  if (name === 'BD-09')
    return { ...shifted, toDegrees: pairwise(bd09ToWgs84), fromDegrees: pairwise(wgs84ToBd09) };
  const code = Number(name.slice('EPSG:'.length));
  if (DEGREES.has(code)) return degrees(name);
  const definition = epsgDefinition(code);
  if (definition === null) return null;
  return projected(name, definition.proj4, isModernDatum(definition.proj4), definition.area);
}

/** CRS84 degrees under the name of a system whose numbers are the same. */
export function degrees(name: ReferenceName): Reference {
  const same = pairwise(([x, y]) => [x, y]);
  return {
    name,
    certain: true,
    area: null,
    identity: true,
    geographic: true,
    toDegrees: same,
    fromDegrees: same,
  };
}

/** A system that proj4 converts, by a definition string or well-known text; null where proj4 cannot. */
export function projected(
  name: ReferenceName,
  definition: string,
  certain: boolean,
  area: Reference['area'],
): Reference | null {
  try {
    const { forward, inverse } = proj4(definition);
    return {
      name,
      certain,
      area,
      identity: false,
      geographic: /^\s*GEOG|\+proj=longlat\b/.test(definition),
      toDegrees: pairwise(converted(inverse)),
      fromDegrees: pairwise(converted(forward)),
    };
  } catch {
    return null;
  }
}

/** proj4 throws on numbers that are not finite and on some that lie far outside a projection. */
function converted(convert: (pair: number[]) => number[]): (pair: [number, number]) => [number, number] {
  return (pair) => {
    try {
      const [x, y] = convert([...pair]);
      return [x!, y!];
    } catch {
      return [Number.NaN, Number.NaN];
    }
  };
}

function pairwise(convert: (pair: [number, number]) => [number, number]): Reference['toDegrees'] {
  return ([x, y]) => convert([x!, y!]);
}

/** Of the ellipsoids GRS 80 and WGS 84 with no shift and no grid, as all datums measured from space are. */
function isModernDatum(definition: string): boolean {
  // Pseudo-Mercator draws the degrees of WGS 84 on a sphere, and says with @null that nothing is to be shifted.
  if (/\+a=6378137 \+b=6378137 .*\+nadgrids=@null\b/.test(definition)) return true;
  const modern = /\+(?:datum=(?:WGS84|NAD83)|ellps=(?:GRS80|WGS84))\b/.test(definition);
  const shift = /\+towgs84=([-\d.,]+)/.exec(definition)?.[1] ?? '0';
  return (
    modern && !/\+nadgrids/.test(definition) && shift.split(',').every((value) => Math.abs(Number(value)) < 2)
  );
}
