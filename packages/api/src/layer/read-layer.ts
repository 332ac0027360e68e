import { geodesicAreaM2 } from '@onegrid/geometry';
import type { FeatureRow } from '@onegrid/interchange';
import type { NewLegacyFeature } from '@onegrid/store';
import type { MultiPolygon, Polygon } from 'geojson';
import {
  noticesOf,
  type PolygonRow,
  type StoredReport,
  splitByPlace,
  storedReport,
} from './import-report.ts';
import { type FileToRead, type RejectedReading, readFile, rejected } from './read-file.ts';

/** A layer's file to read, and what it is held against. */
export interface LayerOrder extends FileToRead {
  readonly idField: string | null;
  readonly outline: Polygon | MultiPolygon;
}

/** What a file holds, or why it cannot be used as a whole. */
export type LayerReading =
  | {
      readonly kind: 'read';
      readonly report: StoredReport;
      readonly features: readonly NewLegacyFeature[];
      readonly reference: string;
      readonly encoding: string | null;
    }
  | RejectedReading;

/** A layer that lies outside the outline by more than this share is not this district's. */
const OUTSIDE_SHARE = 0.999;

function areaOf(rows: readonly PolygonRow[]): number {
  return rows.reduce((sum, { geometry }) => sum + geodesicAreaM2(geometry), 0);
}

function isPolygonRow(row: FeatureRow): row is PolygonRow {
  return row.geometry.type === 'Polygon' || row.geometry.type === 'MultiPolygon';
}

/** Reads a file into a layer's features and its report. As long as the file is large. */
export async function readLayer(order: LayerOrder): Promise<LayerReading> {
  const { idField, outline } = order;
  const table = await readFile(order, idField === null ? {} : { idField });
  if ('kind' in table) return table;
  const { rows, report, source } = table;
  const fields = source.fields.map(({ name }) => name);
  const { here, elsewhere } = splitByPlace(rows.filter(isPolygonRow), outline);
  if (here.length === 0) {
    return rejected(elsewhere.length > 0 ? 'outside-outline' : 'no-usable-grid', { fields });
  }
  const noticed = noticesOf(here, outline);
  const outsideM2 = noticed.reduce((sum, { kind, areaM2 }) => sum + (kind === 'outside' ? areaM2 : 0), 0);
  if (outsideM2 >= OUTSIDE_SHARE * areaOf(here)) return rejected('outside-outline', { fields });
  return {
    kind: 'read',
    report: storedReport(report, here, elsewhere, noticed),
    features: here.map(({ id, row, geometry }) => ({ id, row, geometry, areaM2: geodesicAreaM2(geometry) })),
    reference: source.reference.name,
    encoding: source.encoding?.name ?? null,
  };
}
