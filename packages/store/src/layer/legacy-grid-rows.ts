import { randomUUID } from 'node:crypto';
import type { LegacyGrid } from '@onegrid/planning';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { AREAS, geometryText } from '../engine/geometry-gate.ts';
import type { LegacyGridRecord, NewLegacyFeature } from './records.ts';

export interface LegacyGridRow {
  id: string;
  layer_id: string;
  department_id: string;
  grid_id: string;
  feature_row: number;
  part_rows: readonly number[];
  area_m2: number;
  geometry: string;
}

export function toLegacyGrid(row: LegacyGridRow): LegacyGridRecord {
  return {
    id: row.id,
    layerId: row.layer_id,
    departmentId: row.department_id,
    gridId: row.grid_id,
    row: row.feature_row,
    geometry: JSON.parse(row.geometry) as Polygon | MultiPolygon,
    areaM2: row.area_m2,
  };
}

/** One row a grid for the bulk insert: the parts of all features that share the id, in the file's order. */
export function gridRows(
  layerId: string,
  features: readonly NewLegacyFeature[],
): readonly Record<string, string | number | readonly number[]>[] {
  const byId = new Map<string, NewLegacyFeature[]>();
  for (const feature of features) byId.set(feature.id, [...(byId.get(feature.id) ?? []), feature]);
  return [...byId].map(([gridId, members]) => {
    const parts = members.flatMap((feature) =>
      polygonsOf(feature.geometry).map((polygon) => ({ polygon, row: feature.row })),
    );
    const geometry: Polygon | MultiPolygon =
      parts.length === 1
        ? { type: 'Polygon', coordinates: parts[0].polygon }
        : { type: 'MultiPolygon', coordinates: parts.map((part) => part.polygon) };
    return {
      id: randomUUID(),
      layer_id: layerId,
      grid_id: gridId,
      feature_row: Math.min(...members.map((feature) => feature.row)),
      part_rows: parts.map((part) => part.row),
      area_m2: members.reduce((sum, feature) => sum + feature.areaM2, 0),
      geometry: geometryText(geometry, AREAS, `grid ${gridId}`),
    };
  });
}

/** The features of one stored grid again, each with its own row. */
export function featuresOf(row: LegacyGridRow): readonly LegacyGrid[] {
  const byRow = new Map<number, Position[][][]>();
  polygonsOf(JSON.parse(row.geometry) as Polygon | MultiPolygon).forEach((polygon, part) => {
    const feature = row.part_rows[part];
    byRow.set(feature, [...(byRow.get(feature) ?? []), polygon]);
  });
  return [...byRow].map(([feature, polygons]) => ({
    id: row.grid_id,
    row: feature,
    geometry:
      polygons.length === 1
        ? { type: 'Polygon', coordinates: polygons[0] }
        : { type: 'MultiPolygon', coordinates: polygons },
  }));
}

export function polygonsOf(geometry: Polygon | MultiPolygon): readonly Position[][][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}
