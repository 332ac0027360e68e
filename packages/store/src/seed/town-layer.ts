import type { TownDepartment } from '@onegrid/demo';
import { checkLayer, geodesicAreaM2 } from '@onegrid/geometry';
import { readGeoJson } from '@onegrid/interchange';
import type { MultiPolygon, Polygon } from 'geojson';
import type { NewLayer } from '../layer/records.ts';

/** Faults that polygons make together; faults of single rings are mended and reported while reading. */
const TOGETHER: ReadonlySet<string> = new Set(['gap', 'overlap', 'enclave', 'uncovered', 'outside']);

/**
 * A department's layer of the town, taken from the bytes of its file as an upload would be, with the report
 * an upload gets: rows repaired and refused, gaps and overlaps noticed.
 */
export function readTownLayer(
  department: TownDepartment,
  content: Uint8Array,
  fileId: string,
  outline: Polygon | MultiPolygon,
): NewLayer {
  const { fileName, idField } = department.layer;
  const outcome = readGeoJson(content, { idField });
  if (!outcome.ok) throw new Error(`the town's layer ${fileName} cannot be read: ${JSON.stringify(outcome)}`);
  const { rows, report } = outcome.table;
  const faults = checkLayer(rows, { outline }).filter((fault) => TOGETHER.has(fault.kind));
  return {
    departmentId: department.id,
    fileId,
    fileName,
    fileBytes: content.byteLength,
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
