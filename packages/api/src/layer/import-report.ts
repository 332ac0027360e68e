import { checkLayer, type Fault, type FaultKind } from '@onegrid/geometry';
import type { FeatureRow, ReadReport } from '@onegrid/interchange';
import type { Geometry, MultiPolygon, Polygon } from 'geojson';
import { extentOf, extentsMeet, positionsOf } from './extent.ts';

/** What became of one row, as codes: its words depend on who reads it. */
export interface StoredRow {
  readonly row: number;
  readonly id: string | null;
  readonly code: string;
  readonly at: readonly number[] | null;
  readonly params: Readonly<Record<string, string>>;
}

/** Something that polygons of the layer do together, or with the outline. */
export interface StoredNotice {
  readonly kind: string;
  readonly ids: readonly string[];
  readonly areaM2: number;
  readonly at: readonly number[];
  readonly geometry: Geometry;
}

/** An import report as it lies in the store. */
export interface StoredReport {
  readonly read: number;
  readonly accepted: number;
  readonly repaired: readonly StoredRow[];
  readonly refused: readonly StoredRow[];
  readonly noticed: readonly StoredNotice[];
  /** Things to know about the file as a whole. */
  readonly remarks: readonly { readonly code: string; readonly count: number }[];
}

export type PolygonRow = FeatureRow<Polygon | MultiPolygon>;

/** Faults between polygons; faults of single rings were mended and reported while reading. */
const TOGETHER: readonly FaultKind[] = ['gap', 'overlap', 'enclave', 'uncovered', 'outside'];

/** Rows whose extent meets that of the outline, and those that are plainly somewhere else. */
export function splitByPlace<G extends Geometry>(
  rows: readonly FeatureRow<G>[],
  outline: Polygon | MultiPolygon,
): { readonly here: FeatureRow<G>[]; readonly elsewhere: StoredRow[] } {
  const extent = extentOf([outline]);
  const here: FeatureRow<G>[] = [];
  const elsewhere: StoredRow[] = [];
  for (const row of rows) {
    const own = extentOf([row.geometry]);
    if (extent === null || own === null || extentsMeet(own, extent)) here.push(row);
    else {
      const [at] = positionsOf(row.geometry);
      elsewhere.push({ row: row.row, id: row.id, code: 'row-outside-outline', at, params: {} });
    }
  }
  return { here, elsewhere };
}

function storedNotice({ kind, ids, areaM2, at, place }: Fault): StoredNotice {
  return { kind, ids, areaM2, at, geometry: place };
}

/** What the layer's polygons do together and with the outline: gaps, overlaps, land outside. */
export function noticesOf(
  rows: readonly PolygonRow[],
  outline: Polygon | MultiPolygon,
  kinds: readonly FaultKind[] = TOGETHER,
): StoredNotice[] {
  return checkLayer(rows, { outline })
    .filter(({ kind }) => kinds.includes(kind))
    .map(storedNotice);
}

/** The report of a layer: what reading found, and what looking at the polygons together found. */
export function storedReport(
  report: ReadReport,
  rows: readonly FeatureRow[],
  elsewhere: readonly StoredRow[],
  noticed: readonly StoredNotice[],
): StoredReport {
  const refused: StoredRow[] = report.refused.map(({ row, id, code, at, found }) => ({
    row,
    id,
    code,
    at: at ?? null,
    params: { ...(found === undefined ? {} : { found }) },
  }));
  return {
    read: report.features,
    accepted: rows.length,
    repaired: report.repaired.map(({ row, id, code, at }) => ({ row, id, code, at, params: {} })),
    refused: [...refused, ...elsewhere].sort((a, b) => a.row - b.row),
    noticed,
    remarks: report.noticed,
  };
}
