import type { TownDepartment } from '@onegrid/demo';
import { checkLayer, geodesicAreaM2 } from '@onegrid/geometry';
import { readFeatures } from '@onegrid/interchange';
import type { MultiPolygon, Polygon } from 'geojson';
import type { NewLayer } from '../layer/records.ts';

/** Faults that polygons make together; faults of single rings are mended and reported while reading. */
const TOGETHER: ReadonlySet<string> = new Set(['gap', 'overlap', 'enclave', 'uncovered', 'outside']);

/**
 * A department's layer of the town, taken from the bytes of its files as an upload would be, in the reference
 * system and encoding that their sender declares, with the report an upload gets: rows repaired and refused,
 * gaps and overlaps noticed.
 */
export async function readTownLayer(
  department: TownDepartment,
  outline: Polygon | MultiPolygon,
): Promise<Omit<NewLayer, 'fileId'>> {
  const { fileName, idField, file } = department.layer;
  const { files, ...declared } = file;
  const outcome = await readFeatures(files, { idField, ...declared, geometries: 'polygons' });
  if (!outcome.ok) throw new Error(`the town's layer ${fileName} cannot be read: ${JSON.stringify(outcome)}`);
  const { rows, report } = outcome.table;
  const faults = checkLayer(rows, { outline }).filter((fault) => TOGETHER.has(fault.kind));
  return {
    departmentId: department.id,
    fileName,
    fileBytes: files.reduce((sum, { content }) => sum + content.byteLength, 0),
    reference: declared.reference ?? null,
    encoding: declared.encoding ?? null,
    report: {
      read: report.features,
      accepted: rows.length,
      repaired: report.repaired.map(({ row, id, code, at }) => ({ row, id, code, at, params: {} })),
      refused: report.refused.map(({ row, id, code, at, found }) => ({
        row,
        id,
        code,
        at: at ?? null,
        params: found === undefined ? {} : { found },
      })),
      noticed: faults.map(({ kind, ids, areaM2, at, place }) => ({ kind, ids, areaM2, at, geometry: place })),
      remarks: report.noticed.map(({ code, count }) => ({ code, count })),
    },
    features: rows.map(({ id, row, geometry }) => ({ id, row, geometry, areaM2: geodesicAreaM2(geometry) })),
  };
}
