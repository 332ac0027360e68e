import { geodesicAreaM2 } from '@onegrid/geometry';
import { type FileFault, readGeoJson } from '@onegrid/interchange';
import type { NewLegacyFeature } from '@onegrid/store';
import type { MultiPolygon, Polygon } from 'geojson';
import {
  noticesOf,
  type PolygonRow,
  type StoredReport,
  splitByPlace,
  storedReport,
} from './import-report.ts';

/** A file to read, and what it is held against. */
export interface ReadingOrder {
  readonly content: Uint8Array;
  readonly idField: string | null;
  /** Largest file in bytes. */
  readonly sizeLimit: number;
  readonly outline: Polygon | MultiPolygon;
}

/** What a file holds, or why it cannot be used as a whole. */
export type LayerReading =
  | { readonly kind: 'read'; readonly report: StoredReport; readonly features: readonly NewLegacyFeature[] }
  | {
      readonly kind: 'rejected';
      readonly code: string;
      readonly params: Readonly<Record<string, string | number>>;
      /** Where in the file, as a person finds it in an editor. */
      readonly place: string | null;
      /** Names of the properties that the features have, most frequent first. */
      readonly fields: readonly string[];
    };

/** A layer that lies outside the outline by more than this share is not this district's. */
const OUTSIDE_SHARE = 0.999;

function placeOfFault({ path, place }: FileFault): string | null {
  const parts = [path, place === undefined ? undefined : `${place.line}:${place.column}`];
  return parts.filter((part) => part !== undefined && part !== '').join(' @ ') || null;
}

function propertyNames(rows: readonly { readonly properties: object }[]): string[] {
  const counts = new Map<string, number>();
  for (const { properties } of rows) {
    for (const name of Object.keys(properties)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}

function areaOf(rows: readonly PolygonRow[]): number {
  return rows.reduce((sum, { geometry }) => sum + geodesicAreaM2(geometry), 0);
}

/** Reads a file into a layer's features and its report. Pure, and as long as the file is large. */
export function readLayer({ content, idField, sizeLimit, outline }: ReadingOrder): LayerReading {
  const options = { sizeLimit, geometries: 'polygons', ...(idField === null ? {} : { idField }) } as const;
  const outcome = readGeoJson(content, options);
  if (!outcome.ok) {
    const { fault } = outcome;
    const { code, found = '', expected = '', feature = '' } = fault;
    const params = { found, expected, feature, limit: sizeLimit, kept: content.byteLength };
    return { kind: 'rejected', code, params, place: placeOfFault(fault), fields: [] };
  }
  const { rows, report } = outcome.table;
  const fields = propertyNames(rows);
  const reject = (code: string): LayerReading => ({
    kind: 'rejected',
    code,
    params: {},
    place: null,
    fields,
  });
  const { here, elsewhere } = splitByPlace(rows, outline);
  if (here.length === 0) return reject(elsewhere.length > 0 ? 'outside-outline' : 'no-usable-grid');
  const noticed = noticesOf(here, outline);
  const outsideM2 = noticed.reduce((sum, { kind, areaM2 }) => sum + (kind === 'outside' ? areaM2 : 0), 0);
  if (outsideM2 >= OUTSIDE_SHARE * areaOf(here)) return reject('outside-outline');
  return {
    kind: 'read',
    report: storedReport(report, here, elsewhere, noticed),
    features: here.map(({ id, row, geometry }) => ({ id, row, geometry, areaM2: geodesicAreaM2(geometry) })),
  };
}
