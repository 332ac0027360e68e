import type { Feature, Geometry } from 'geojson';

/** The changed grids of an explanation, each as a feature of its own to be drawn. */
export function changedGrids(grids: Geometry | null): Feature[] {
  if (grids === null) return [];
  const parts = grids.type === 'GeometryCollection' ? grids.geometries : [grids];
  return parts.map((geometry) => ({ type: 'Feature', geometry, properties: {} }));
}
