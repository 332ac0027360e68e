import type { Geometry, Position } from 'geojson';
import type { ReferenceEvidence } from '../table/feature-table.ts';
import { zoneOfEastings } from './gauss-kruger.ts';
import { degrees, openReference, type Reference } from './reference.ts';

/** West, south, east, north of the numbers of a file, whatever they are in. */
export type Range = readonly [number, number, number, number];

export interface GuessedReference {
  readonly reference: Reference;
  readonly evidence: ReferenceEvidence;
}

/** Degrees beyond its zone that a district at the rim may reach. */
const ZONE_MARGIN = 0.5;
/** Northings of China in metres from the equator, with room to spare. */
const NORTHINGS: readonly [number, number] = [1_500_000, 6_500_000];

/**
 * What numbers of which nothing is said may be in: degrees where they can be, CGCS2000 where eastings carry the
 * number of a Gauss-Kruger zone. Eastings without one fit any zone, so they are not guessed.
 */
export function guessReference([west, south, east, north]: Range): GuessedReference | null {
  if (west >= -180 && east <= 180 && south >= -90 && north <= 90) {
    return { reference: degrees('EPSG:4326'), evidence: 'reference-range-degrees' };
  }
  if (south < NORTHINGS[0] || north > NORTHINGS[1]) return null;
  const code = zoneOfEastings(west, east);
  const reference = code === null ? null : openReference(`EPSG:${code}`);
  if (reference === null || ![west, east].every((x) => liesInZone(x, south, reference))) return null;
  return { reference, evidence: 'reference-range-zone' };
}

/** Whether a place is no farther from the zone's area than a district may reach beyond it. */
function liesInZone(x: number, y: number, { toDegrees, area }: Reference): boolean {
  const [lon] = toDegrees([x, y]);
  return area === null || (lon >= area[0] - ZONE_MARGIN && lon <= area[2] + ZONE_MARGIN);
}

/** The range of all numbers; null where there are none. */
export function rangeOf(geometries: Iterable<Geometry>): Range | null {
  const range: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const geometry of geometries) widen(range, geometry);
  return range[0] > range[2] ? null : range;
}

function widen(range: [number, number, number, number], geometry: Geometry): void {
  if (geometry.type === 'GeometryCollection') {
    for (const member of geometry.geometries) widen(range, member);
    return;
  }
  visit(geometry.coordinates);

  function visit(value: Position | readonly unknown[]): void {
    const [x, y] = value;
    if (typeof x === 'number' && typeof y === 'number') {
      range[0] = Math.min(range[0], x);
      range[1] = Math.min(range[1], y);
      range[2] = Math.max(range[2], x);
      range[3] = Math.max(range[3], y);
    } else for (const member of value) if (Array.isArray(member)) visit(member);
  }
}
