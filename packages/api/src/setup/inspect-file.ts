import { PolygonLocator } from '@onegrid/geometry';
import type { FeatureRow, SourceSummary } from '@onegrid/interchange';
import type { BaseDataKind } from '@onegrid/store';
import type { Geometry, MultiPolygon, Polygon } from 'geojson';
import { type Extent, extentOf, positionsOf } from '../layer/extent.ts';
import { type FileToRead, type RejectedReading, readFile } from '../layer/read-file.ts';
import { BASE_DATA_TARGETS, LAYER_TARGETS } from './field-targets.ts';
import { suggestFields } from './suggest-fields.ts';
import { sampleOf } from './thin-sample.ts';

/** A file to look at, and what for. */
export interface InspectionOrder extends FileToRead {
  /** Null: a department's layer. */
  readonly target: BaseDataKind | null;
  /** Null while there is none. */
  readonly outline: Polygon | MultiPolygon | null;
}

/** What is in a file, or why it cannot be read. */
export type FileReading =
  | {
      readonly kind: 'read';
      readonly source: SourceSummary;
      readonly features: number;
      /** Most frequent first. */
      readonly geometryTypes: readonly string[];
      readonly bounds: Extent | null;
      readonly sample: Geometry;
      readonly insideShare: number | null;
      readonly targets: readonly {
        readonly key: string;
        readonly required: boolean;
        readonly suggested: string | null;
      }[];
    }
  | RejectedReading;

/** Reads a file without using it: what its features are like and where they lie under this reference. */
export async function inspectFile(order: InspectionOrder): Promise<FileReading> {
  const table = await readFile(order, { geometries: 'any' });
  if ('kind' in table) return table;
  const { rows, source } = table;
  const geometries = rows.map(({ geometry }) => geometry);
  const targets = order.target === null ? LAYER_TARGETS : BASE_DATA_TARGETS[order.target];
  const suggested = suggestFields(targets, source.fields, rows.length);
  const bounds = extentOf(geometries);
  return {
    kind: 'read',
    source,
    features: rows.length,
    geometryTypes: typesOf(rows),
    bounds,
    sample: sampleOf(geometries, bounds),
    insideShare: order.outline === null ? null : insideShare(geometries, order.outline),
    targets: targets.map(({ key, required }) => ({ key, required, suggested: suggested.get(key) ?? null })),
  };
}

function typesOf(rows: readonly FeatureRow[]): string[] {
  const counts = new Map<string, number>();
  for (const { geometry } of rows) counts.set(geometry.type, (counts.get(geometry.type) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([type]) => type);
}

/** Share of all positions that lie in the outline or on it. */
function insideShare(geometries: readonly Geometry[], outline: Polygon | MultiPolygon): number | null {
  const locator = new PolygonLocator([outline]);
  let all = 0;
  let inside = 0;
  for (const geometry of geometries) {
    for (const [lon, lat] of positionsOf(geometry)) {
      all += 1;
      if (locator.holding(lon, lat).length > 0) inside += 1;
    }
  }
  return all === 0 ? null : inside / all;
}
