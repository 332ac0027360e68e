import type { Geometry, GeometryCollection, Position } from 'geojson';
import type { Extent } from '../layer/extent.ts';

/** Features in a sample at most. */
const MOST_FEATURES = 400;
/** Vertices nearer to the last one than this share of the extent are left out. */
const FINENESS = 1 / 1_000;

/**
 * Every so many-th of the features with fewer vertices, as one geometry to draw: a MultiPolygon,
 * MultiLineString or MultiPoint, or a collection of these where the file mixes them. To look at, not to use.
 */
export function sampleOf(geometries: readonly Geometry[], extent: Extent | null): Geometry {
  const every = Math.max(1, Math.ceil(geometries.length / MOST_FEATURES));
  const step = extent === null ? 0 : Math.max(extent[2] - extent[0], extent[3] - extent[1]) * FINENESS;
  const polygons: Position[][][] = [];
  const lines: Position[][] = [];
  const points: Position[] = [];
  const take = (geometry: Geometry): void => {
    switch (geometry.type) {
      case 'Point':
        points.push(geometry.coordinates);
        break;
      case 'MultiPoint':
        points.push(...geometry.coordinates);
        break;
      case 'LineString':
        lines.push(thinned(geometry.coordinates, step));
        break;
      case 'MultiLineString':
        lines.push(...geometry.coordinates.map((line) => thinned(line, step)));
        break;
      case 'Polygon':
        polygons.push(thinnedRings(geometry.coordinates, step));
        break;
      case 'MultiPolygon':
        polygons.push(...geometry.coordinates.map((rings) => thinnedRings(rings, step)));
        break;
      case 'GeometryCollection':
        geometry.geometries.forEach(take);
    }
  };
  geometries.filter((_, index) => index % every === 0).forEach(take);
  const parts: GeometryCollection['geometries'] = [
    ...(polygons.length > 0 ? [{ type: 'MultiPolygon' as const, coordinates: polygons }] : []),
    ...(lines.length > 0 ? [{ type: 'MultiLineString' as const, coordinates: lines }] : []),
    ...(points.length > 0 ? [{ type: 'MultiPoint' as const, coordinates: points }] : []),
  ];
  return parts.length === 1 ? parts[0] : { type: 'GeometryCollection', geometries: parts };
}

/** Rings that keep a triangle at least; the shell always stays. */
function thinnedRings(rings: readonly Position[][], step: number): Position[][] {
  return rings.map((ring) => {
    const thin = thinned(ring, step);
    return thin.length >= 4 ? thin : ring;
  });
}

/** The line without vertices that lie near the one kept before; its ends stay. */
function thinned(line: readonly Position[], step: number): Position[] {
  const kept: Position[] = [];
  line.forEach((position, index) => {
    const before = kept.at(-1);
    const near =
      before !== undefined &&
      Math.abs(position[0] - before[0]) < step &&
      Math.abs(position[1] - before[1]) < step;
    if (!near || index === line.length - 1) kept.push(position);
  });
  return kept;
}
