import type { MultiPolygon, Polygon } from 'geojson';
import { contradictedName } from './file-kind.ts';
import { readGeoJson } from './geojson/read-geojson.ts';
import type { ReceivedFile } from './received-file.ts';
import type { ReferenceName } from './reference/reference.ts';
import { readShapefile } from './shapefile/read-shapefile.ts';
import { isShapes } from './shapefile/read-shapes.ts';
import { type DataSet, findDataSet, isDataFile } from './shapefile/shapefile-parts.ts';
import type { ReadOutcome } from './table/feature-table.ts';
import type { FileFault } from './table/file-fault.ts';
import { type ReadOptions, SIZE_LIMIT } from './table/read-options.ts';
import { isZip, openZip } from './zip/open-zip.ts';

export interface ReadFeaturesOptions extends ReadOptions {
  /** What the coordinates are in, whatever the file says. */
  readonly reference?: ReferenceName;
  /** The encoding of a shapefile's table, whatever the file says: `gbk`, `utf-8`, `big5` and others. */
  readonly encoding?: string;
}

/**
 * Reads the features of one file (GeoJSON, a zip that holds one shapefile or one GeoJSON) or of the loose parts
 * of a shapefile (.shp, .dbf, .prj, .cpg of one name). Coordinates become CRS84 degrees: from the declared
 * reference system, else from what the file says, else from what its numbers show; they have 7 decimals where
 * they were converted. Rows that cannot be used are refused one by one in the report, files as a whole at their
 * first fault. Never throws on bad input. All is held in memory: about ten times the size of the files.
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
  const limit = options.sizeLimit ?? SIZE_LIMIT;
  const size = files.reduce((sum, { content }) => sum + content.length, 0);
  if (size > limit) return refuse({ code: 'file-too-large', found: String(size), expected: String(limit) });
  if (size === 0) return refuse({ code: 'file-empty' });
  for (const file of files) {
    const fault = contradictedName(file);
    if (fault !== null) return refuse(fault);
  }
  const dataSet = await openDataSet(files, limit);
  switch (dataSet.kind) {
    case 'geojson':
      return readGeoJson(dataSet.file.content, options);
    case 'shapefile':
      return readShapefile(dataSet.parts, options);
    case 'none':
      return refuse({ code: 'zip-without-data' });
    case 'refused':
      return refuse(dataSet.fault);
  }
}

async function openDataSet(files: readonly ReceivedFile[], limit: number): Promise<DataSet> {
  const [file, ...others] = files;
  if (file === undefined || others.length > 0 || isShapes(file.content)) return findDataSet(files);
  if (isZip(file.content)) {
    const opened = await openZip(file.content, isDataFile, limit);
    return opened.ok ? findDataSet(opened.files) : { kind: 'refused', fault: opened.fault };
  }
  return findDataSet(files);
}

function refuse(fault: FileFault): ReadOutcome {
  return { ok: false, fault };
}
