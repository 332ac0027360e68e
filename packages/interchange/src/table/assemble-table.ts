import type { Geometry, Position } from 'geojson';
import type { JsonObject, JsonValue } from '../json/parse-json.ts';
import { rounded, toDegrees } from '../reference/convert-geometry.ts';
import { rangeOf } from '../reference/guess-reference.ts';
import type { Reference } from '../reference/reference.ts';
import { generatedId, givenId } from './feature-id.ts';
import type {
  FeatureRow,
  FeatureTable,
  ReadReport,
  RowRefusal,
  RowRepair,
  SourceSummary,
} from './feature-table.ts';
import { mendRow } from './mend-row.ts';
import type { NoticeList } from './notice-list.ts';
import { PLANE_LIMIT, type ReadOptions } from './read-options.ts';

/** A feature of a file that has a geometry, in the numbers of the file. */
export interface RawRow {
  /** 1-based position among all features of the file. */
  readonly feature: number;
  /** The GeoJSON `id` member. */
  readonly id?: JsonValue;
  readonly properties: JsonObject;
  readonly geometry: Geometry;
}

/** What a reader of some format hands on. */
export interface RawTable {
  readonly rows: readonly RawRow[];
  /** Features in the file, those without a geometry included. */
  readonly features: number;
  /** What the coordinates are in; null where they are metres on a plane. */
  readonly reference: Reference | null;
  readonly source: SourceSummary;
  readonly notices: NoticeList;
}

/** Why rows do not make a table: the first row that is at fault. */
export type AssemblyFault =
  | { readonly code: 'id-collision'; readonly row: RawRow; readonly id: string; readonly unnamed: number }
  | {
      readonly code: 'coordinate-out-of-range' | 'coordinate-outside-reference' | 'reference-contradicted';
      readonly row: RawRow;
      readonly at: Position;
    };

export type Assembly =
  | { readonly ok: true; readonly table: FeatureTable }
  | { readonly ok: false; readonly fault: AssemblyFault };

/**
 * Makes the table of a file: converts to CRS84, gives every row its id, mends geometries or refuses them row
 * by row, and rounds what was converted to 7 decimals. The same for every format.
 */
export function assembleTable(raw: RawTable, options: ReadOptions): Assembly {
  const converted = convertRows(raw);
  if (!converted.ok) return converted;
  const named = withIds(converted.rows, options.idField, raw.notices);
  if (!named.ok) return named;
  return { ok: true, table: mendRows(named.rows, raw, options) };
}

type Rows<R> =
  | { readonly ok: true; readonly rows: R[] }
  | { readonly ok: false; readonly fault: AssemblyFault };

function convertRows({ rows, reference, notices }: RawTable): Rows<RawRow> {
  if (reference === null) return withinLimits(rows, PLANE_LIMIT, PLANE_LIMIT);
  if (reference.identity) return withinLimits(rows, 180, 90);
  if (!reference.geographic && withinLimits(rows, 180, 90).ok) {
    const [row] = rows;
    const at = row && firstPosition(row.geometry);
    if (row && at) return { ok: false, fault: { code: 'reference-contradicted', row, at } };
  }
  const converted: RawRow[] = [];
  for (const row of rows) {
    const conversion = toDegrees(row.geometry, reference);
    if (!conversion.ok)
      return { ok: false, fault: { code: 'coordinate-outside-reference', row, at: conversion.at } };
    const { geometry } = conversion;
    if (!liesInArea(geometry, reference.area)) notices.add('outside-reference-area');
    converted.push({ ...row, geometry });
  }
  return { ok: true, rows: converted };
}

/** Rows as they are, or the first that has a number beyond the limits. */
function withinLimits(rows: readonly RawRow[], eastLimit: number, northLimit: number): Rows<RawRow> {
  for (const row of rows) {
    const [west, south, east, north] = rangeOf([row.geometry]) ?? [0, 0, 0, 0];
    const x = Math.abs(west) > eastLimit ? west : east;
    const y = Math.abs(south) > northLimit ? south : north;
    if (Math.abs(x) > eastLimit || Math.abs(y) > northLimit)
      return { ok: false, fault: { code: 'coordinate-out-of-range', row, at: [x, y] } };
  }
  return { ok: true, rows: [...rows] };
}

/** How far in degrees a place may lie outside the area a system is meant for before that is told. */
const AREA_MARGIN = 1;

function liesInArea(geometry: Geometry, area: Reference['area']): boolean {
  const position = firstPosition(geometry);
  if (area === null || position === undefined) return true;
  const [lon, lat] = position;
  const [west, south, east, north] = area;
  const eastLimit = east < west ? east + 360 : east;
  const turned = lon! < west - AREA_MARGIN ? lon! + 360 : lon!;
  const inBreadth = turned >= west - AREA_MARGIN && turned <= eastLimit + AREA_MARGIN;
  return inBreadth && lat! >= south - AREA_MARGIN && lat! <= north + AREA_MARGIN;
}

function firstPosition(geometry: Geometry): Position | undefined {
  if (geometry.type === 'GeometryCollection')
    return geometry.geometries.map(firstPosition).find((p) => p !== undefined);
  let value: unknown = geometry.coordinates;
  while (Array.isArray(value) && Array.isArray(value[0])) [value] = value;
  return Array.isArray(value) && value.length >= 2 ? (value as Position) : undefined;
}

/** Gives every row its id. A file that itself calls a feature `#3` where row 3 has no id is refused. */
function withIds(raw: readonly RawRow[], idField: string | undefined, notices: NoticeList): Rows<FeatureRow> {
  const given = new Map<string, RawRow>();
  for (const row of raw) {
    const id = givenId(row, idField);
    if (id === null) continue;
    if (given.has(id)) notices.add('several-features-one-id');
    else given.set(id, row);
  }
  if (idField !== undefined && given.size === 0) notices.add('id-field-absent', raw.length);
  const rows: FeatureRow[] = [];
  for (const [i, each] of raw.entries()) {
    const row = i + 1;
    const own = givenId(each, idField);
    const id = own ?? generatedId(row);
    const namesake = own === null ? given.get(id) : undefined;
    if (namesake !== undefined) {
      return { ok: false, fault: { code: 'id-collision', row: namesake, id, unnamed: each.feature } };
    }
    if (own === null && idField !== undefined) notices.add('ids-generated');
    const { feature, properties, geometry } = each;
    rows.push({ row, feature, id, properties, geometry });
  }
  return { ok: true, rows };
}

function mendRows(rows: readonly FeatureRow[], raw: RawTable, options: ReadOptions): FeatureTable {
  const used: FeatureRow[] = [];
  const repaired: RowRepair[] = [];
  const refused: RowRefusal[] = [];
  const plane = raw.reference === null;
  // GeoJSON in degrees stays as it was received.
  const isRounded = !plane && !(raw.source.format === 'geojson' && raw.reference?.identity);
  for (const received of rows) {
    const { row, id } = received;
    const mended = mendRow(received.geometry, options.geometries ?? 'polygons', plane);
    repaired.push(...mended.repairs.map((repair) => ({ row, id, ...repair })));
    if (mended.refusal !== undefined) refused.push({ row, id, ...mended.refusal });
    const { geometry } = mended;
    if (geometry !== null) used.push({ ...received, geometry: isRounded ? rounded(geometry) : geometry });
  }
  const noticed = raw.notices.list();
  const report: ReadReport = { features: raw.features, read: used.length, repaired, refused, noticed };
  return { rows: used, report, source: raw.source };
}
