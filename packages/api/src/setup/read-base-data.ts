import type { FaultKind } from '@onegrid/geometry';
import { uniteAreas } from '@onegrid/geometry';
import type { FeatureRow, FeatureTable } from '@onegrid/interchange';
import type { BaseDataContent, BaseDataKind } from '@onegrid/store';
import type { Geometry, LineString, MultiLineString, MultiPolygon, Point, Polygon } from 'geojson';
import {
  noticesOf,
  type StoredNotice,
  type StoredReport,
  splitByPlace,
  storedReport,
} from '../layer/import-report.ts';
import { type FileToRead, type RejectedReading, readFile, rejected } from '../layer/read-file.ts';
import {
  type BuiltRows,
  buildingRows,
  communityRows,
  compoundRows,
  streetRows,
  townRows,
  waterRows,
} from './base-data-rows.ts';
import { BASE_DATA_TARGETS } from './field-targets.ts';
import { MappedRow, Remarks } from './mapped-row.ts';

/** A file of base data, its columns mapped, and what it is held against. */
export interface BaseDataOrder extends FileToRead {
  readonly kind: BaseDataKind;
  /** Field of the file by target. */
  readonly mapping: Readonly<Record<string, string>>;
  /** Six digits: codes of the file may begin with them. */
  readonly district: string;
  /** Null while there is none, which only an outline can be imported without. */
  readonly outline: Polygon | MultiPolygon | null;
}

export type BaseDataReading =
  | {
      readonly kind: 'read';
      readonly content: BaseDataContent;
      readonly report: StoredReport;
      readonly reference: string;
      readonly encoding: string | null;
    }
  | RejectedReading;

type Area = Polygon | MultiPolygon;

/** What the polygons of a kind must not do together; others may lie as they like. */
const LOOKED_AT: Readonly<Partial<Record<BaseDataKind, readonly FaultKind[]>>> = {
  towns: ['gap', 'overlap', 'enclave', 'uncovered', 'outside'],
  communities: ['gap', 'overlap', 'enclave', 'uncovered', 'outside'],
  compounds: ['overlap', 'outside'],
};

/** Reads a file into all of one kind of base data. As long as the file is large. */
export async function readBaseData(order: BaseDataOrder): Promise<BaseDataReading> {
  const { kind, outline } = order;
  const table = await readKind(order);
  if ('kind' in table) return table;
  const fields = table.source.fields.map(({ name }) => name);
  const wrong = mappingFault(order, fields);
  if (wrong !== null) return wrong;

  const { here, elsewhere } =
    outline === null || kind === 'outline'
      ? { here: [...table.rows], elsewhere: [] }
      : splitByPlace(table.rows, outline);
  if (here.length === 0 && elsewhere.length > 0) return rejected('outside-outline', { fields });
  const remarks = new Remarks();
  const { content, refused } = contentOf(order, here, remarks);
  const used =
    content.kind === 'outline' ? here : here.filter(({ row }) => !refused.some((r) => r.row === row));
  if (used.length === 0) {
    const [first] = [...table.report.refused.map(asReason), ...refused];
    return rejected('no-usable-row', { fields, because: first ?? null });
  }
  const report = storedReport(
    table.report,
    used,
    [...elsewhere, ...refused],
    noticesFor(kind, used, outline),
  );
  return {
    kind: 'read',
    content,
    report: { ...report, remarks: [...report.remarks, ...remarks.list()] },
    reference: table.source.reference.name,
    encoding: table.source.encoding?.name ?? null,
  };
}

/** The table with geometries as the kind wants them; buildings are footprints or, where most are, points. */
async function readKind(order: BaseDataOrder): Promise<FeatureTable | RejectedReading> {
  const idField = order.mapping.id === undefined ? {} : { idField: order.mapping.id };
  const geometries = order.kind === 'streets' ? 'lines' : 'polygons';
  const table = await readFile(order, { ...idField, geometries });
  if (order.kind !== 'buildings' || 'kind' in table) return table;
  const points = table.report.refused.filter(({ found }) => found?.endsWith('Point')).length;
  return points > table.rows.length ? readFile(order, { ...idField, geometries: 'points' }) : table;
}

/** A mapping that names a target or a field that there is not, or leaves out one that is needed. */
function mappingFault({ kind, mapping }: BaseDataOrder, fields: readonly string[]): RejectedReading | null {
  const targets = BASE_DATA_TARGETS[kind];
  for (const [target, field] of Object.entries(mapping)) {
    if (!targets.some(({ key }) => key === target))
      return rejected('target-unknown', { params: { target }, fields });
    if (!fields.includes(field)) return rejected('field-not-in-file', { params: { field }, fields });
  }
  const open = targets.find(({ key, required }) => required && mapping[key] === undefined);
  return open === undefined ? null : rejected('target-unmapped', { params: { target: open.key }, fields });
}

function contentOf(
  { kind, mapping, district }: BaseDataOrder,
  rows: readonly FeatureRow[],
  remarks: Remarks,
): { readonly content: BaseDataContent; readonly refused: BuiltRows<never>['refused'] } {
  const mapped = <G extends Geometry>() =>
    rows.map((row) => new MappedRow(singlePoint(row) as FeatureRow<G>, mapping));
  switch (kind) {
    case 'outline':
      return {
        content: { kind, outline: uniteAreas(rows.map(({ geometry }) => geometry as Area)) },
        refused: [],
      };
    case 'towns':
      return built(kind, townRows(mapped<Area>(), district, remarks));
    case 'communities':
      return built(kind, communityRows(mapped<Area>(), district, remarks));
    case 'compounds':
      return built(kind, compoundRows(mapped<Area>(), remarks));
    case 'buildings':
      return built(kind, buildingRows(mapped<Area | Point>(), mapping.households !== undefined, remarks));
    case 'streets':
      return built(kind, streetRows(mapped<LineString | MultiLineString>(), remarks));
    case 'water':
      return built(kind, waterRows(mapped<Area>(), remarks));
  }
}

function built<Kind extends Exclude<BaseDataKind, 'outline'>, Row>(
  kind: Kind,
  { rows, refused }: BuiltRows<Row>,
): {
  readonly content: { readonly kind: Kind; readonly rows: readonly Row[] };
  readonly refused: BuiltRows<Row>['refused'];
} {
  return { content: { kind, rows }, refused };
}

/** A multipoint of one point is that point; readers of shapefiles make some. */
function singlePoint<G extends Geometry>(row: FeatureRow<G>): FeatureRow<G | Point> {
  const { geometry } = row;
  if (geometry.type !== 'MultiPoint' || geometry.coordinates.length !== 1) return row;
  return { ...row, geometry: { type: 'Point', coordinates: geometry.coordinates[0] } };
}

function noticesFor(
  kind: BaseDataKind,
  rows: readonly FeatureRow[],
  outline: Area | null,
): readonly StoredNotice[] {
  const kinds = LOOKED_AT[kind];
  return kinds === undefined || outline === null ? [] : noticesOf(rows as FeatureRow<Area>[], outline, kinds);
}

function asReason({ code, found }: { readonly code: string; readonly found?: string }): {
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
} {
  return { code, params: found === undefined ? {} : { found } };
}
