import type { MultiPolygon, Polygon } from 'geojson';
import { readGeoJson } from './geojson/read-geojson.ts';
import type { ReferenceName } from './reference/reference.ts';
import type { ReadOutcome } from './table/feature-table.ts';
import type { ReadOptions } from './table/read-options.ts';

/** A file as it was received. */
export interface ReceivedFile {
  /** With its ending; folders in it are not looked at. */
  readonly name: string;
  readonly content: Uint8Array;
}

export interface ReadFeaturesOptions extends ReadOptions {
  /** What the coordinates are in, whatever the file says. */
  readonly reference?: ReferenceName;
  /** The encoding of a shapefile's table, whatever the file says: `gbk`, `utf-8`, `big5` and others. */
  readonly encoding?: string;
}

/**
 * Reads a file of features: GeoJSON. Coordinates come out as CRS84 degrees with 7 decimals where they were
 * converted. Never throws on bad input.
 */
export function readFeatures(
  files: readonly ReceivedFile[],
  options?: ReadFeaturesOptions & { readonly geometries?: 'polygons' },
): Promise<ReadOutcome<Polygon | MultiPolygon>>;
export function readFeatures(
  files: readonly ReceivedFile[],
  options: ReadFeaturesOptions,
): Promise<ReadOutcome>;
export async function readFeatures(
  files: readonly ReceivedFile[],
  options: ReadFeaturesOptions = {},
): Promise<ReadOutcome> {
  const [file] = files;
  if (file === undefined) return { ok: false, fault: { code: 'file-empty' } };
  return readGeoJson(file.content, options);
}
