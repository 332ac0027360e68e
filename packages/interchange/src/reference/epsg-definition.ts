import { createRequire } from 'node:module';

/** A coordinate reference system of the EPSG register, as far as it is needed. */
export interface EpsgDefinition {
  readonly code: number;
  readonly name: string;
  /** For proj4. */
  readonly proj4: string;
  /** For .prj files; OGC's well-known text 1. */
  readonly wkt: string;
  /** The area it is meant for in degrees: west, south, east, north; null where that is not known. */
  readonly area: readonly [number, number, number, number] | null;
}

/** One file of the package for each code: nothing is loaded but the definitions that are asked for. */
const load = createRequire(import.meta.url);

/** The definition of a projected or geographic system; null where EPSG (or proj4) has none of that code. */
export function epsgDefinition(code: number): EpsgDefinition | null {
  let entry: unknown;
  try {
    entry = load(`epsg-index/s/${code}.json`);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
  if (!isEntry(entry)) return null;
  const { name, proj4, wkt, bbox } = entry;
  const [north, west, south, east] = bbox ?? [];
  const known = [west, south, east, north].every((value) => typeof value === 'number');
  return { code, name, proj4, wkt, area: known ? [west!, south!, east!, north!] : null };
}

interface Entry {
  readonly name: string;
  readonly proj4: string;
  readonly wkt: string;
  /** North, west, south, east. */
  readonly bbox: readonly number[] | null;
}

function isEntry(entry: unknown): entry is Entry {
  if (typeof entry !== 'object' || entry === null) return false;
  const { kind, name, proj4, wkt } = entry as Record<string, unknown>;
  return (
    (kind === 'CRS-PROJCRS' || kind === 'CRS-GEOGCRS') &&
    typeof name === 'string' &&
    typeof proj4 === 'string' &&
    typeof wkt === 'string'
  );
}
