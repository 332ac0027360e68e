import type { MultiPolygon, Polygon } from 'geojson';
import { type ReadFeaturesOptions, readFeatures } from './read-features.ts';
import type { ReceivedFile } from './received-file.ts';
import type { FeatureRow, ReadReport, RowRefusal, RowRepair, SourceSummary } from './table/feature-table.ts';
import type { FileFault } from './table/file-fault.ts';
import { mendPolygonRow } from './table/mend-row.ts';

/** People or households at points, or spread evenly over polygons. Longitude and latitude in degrees. */
export type HouseholdTable =
  | { readonly kind: 'points'; readonly points: { lon: number; lat: number; n: number }[] }
  | { readonly kind: 'polygons'; readonly polygons: { geometry: Polygon | MultiPolygon; n: number }[] };

export type HouseholdOutcome =
  | {
      readonly ok: true;
      readonly households: HouseholdTable;
      readonly report: ReadReport;
      readonly source: SourceSummary;
    }
  | { readonly ok: false; readonly fault: FileFault };

/**
 * Reads where people live: points or polygons (not both in one file) with their number in `field`. Rows whose
 * number is missing, no number or negative are refused, each with its reason. A multipoint counts as that
 * many points that share its number evenly.
 */
export async function readHouseholds(
  files: readonly ReceivedFile[],
  field: string,
  options: Pick<ReadFeaturesOptions, 'sizeLimit' | 'reference' | 'encoding' | 'coordinates'> = {},
): Promise<HouseholdOutcome> {
  const outcome = await readFeatures(files, { ...options, geometries: 'any' });
  if (!outcome.ok) return outcome;
  const { rows, report, source } = outcome.table;
  const pointRow = rows.find(isPoints);
  const otherRow = rows.find((row) => !isPoints(row));
  if (pointRow !== undefined && otherRow !== undefined) {
    const later = pointRow.row > otherRow.row ? pointRow : otherRow;
    return {
      ok: false,
      fault: { code: 'mixed-geometries', feature: later.feature, found: later.geometry.type },
    };
  }
  const refused: RowRefusal[] = [];
  const repaired: RowRepair[] = [];
  const weighted = rows.flatMap((row) => {
    const n = weightOf(row, field, refused);
    return n === null ? [] : [{ row, n }];
  });
  const households: HouseholdTable =
    pointRow === undefined
      ? {
          kind: 'polygons',
          polygons: weighted.flatMap((each) => polygonsOf(each.row, each.n, refused, repaired)),
        }
      : { kind: 'points', points: weighted.flatMap(({ row, n }) => pointsOf(row, n, refused)) };
  refused.sort((a, b) => a.row - b.row);
  const used = rows.length - new Set(refused.map(({ row }) => row)).size;
  return { ok: true, households, report: { ...report, read: used, repaired, refused }, source };
}

function isPoints({ geometry }: FeatureRow): boolean {
  return geometry.type === 'Point' || geometry.type === 'MultiPoint';
}

/** The row's number, or null after it was refused. */
function weightOf({ row, id, properties }: FeatureRow, field: string, refused: RowRefusal[]): number | null {
  const value = Object.hasOwn(properties, field) ? properties[field] : undefined;
  const found = JSON.stringify(value ?? null).slice(0, 40);
  if (value === undefined || value === null) refused.push({ row, id, code: 'weight-missing' });
  else if (typeof value !== 'number') refused.push({ row, id, code: 'weight-not-a-number', found });
  else if (value < 0) refused.push({ row, id, code: 'weight-negative', found });
  else return value;
  return null;
}

function pointsOf({ row, id, geometry }: FeatureRow, n: number, refused: RowRefusal[]) {
  const positions =
    geometry.type === 'Point'
      ? [geometry.coordinates]
      : geometry.type === 'MultiPoint'
        ? geometry.coordinates
        : [];
  if (positions.length === 0) refused.push({ row, id, code: 'empty-geometry', found: geometry.type });
  return positions.map(([lon, lat]) => ({ lon: lon!, lat: lat!, n: n / positions.length }));
}

function polygonsOf(
  { row, id, geometry }: FeatureRow,
  n: number,
  refused: RowRefusal[],
  repaired: RowRepair[],
) {
  const mended = mendPolygonRow(geometry, false);
  repaired.push(...mended.repairs.map((repair) => ({ row, id, ...repair })));
  if (mended.refusal !== undefined) refused.push({ row, id, ...mended.refusal });
  return mended.geometry === null ? [] : [{ geometry: mended.geometry, n }];
}
