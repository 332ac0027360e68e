import type { Geometry, Position } from 'geojson';
import type { FaultKind } from './fault.ts';

/** A feature as it came; ids and rows are handed through to the faults. */
export interface CheckFeature {
  readonly id: string;
  readonly row: number;
  readonly geometry: Geometry | null;
}

/** One polygon of a feature; a multipolygon and a collection give one each. */
export interface PolygonUnit {
  /** Index of the feature it belongs to. */
  readonly feature: number;
  readonly rings: readonly (readonly Position[])[];
}

/** A geometry, or a part of one, that is no polygon. */
export interface StrayGeometry {
  readonly feature: number;
  readonly kind: Extract<FaultKind, 'line' | 'point' | 'empty' | 'coordinate'>;
  readonly geometry: Geometry;
  readonly at: Position;
}

export interface PolygonUnits {
  readonly units: readonly PolygonUnit[];
  readonly strays: readonly StrayGeometry[];
}

/** Takes the polygons out of any geometries; whatever else there is comes back as a stray. */
export function polygonUnits(features: readonly CheckFeature[]): PolygonUnits {
  const units: PolygonUnit[] = [];
  const strays: StrayGeometry[] = [];
  for (let feature = 0; feature < features.length; feature++) {
    const { geometry } = features[feature]!;
    if (geometry !== null) collect(geometry, feature, units, strays);
  }
  return { units, strays };
}

function collect(geometry: Geometry, feature: number, units: PolygonUnit[], strays: StrayGeometry[]): void {
  if (geometry.type === 'GeometryCollection') {
    if (geometry.geometries.length === 0) strays.push({ feature, kind: 'empty', geometry, at: [0, 0] });
    for (const member of geometry.geometries) collect(member, feature, units, strays);
    return;
  }
  const positions = positionsOf(geometry);
  const at = positions.find(isPosition) ?? [0, 0];
  if (positions.length === 0) strays.push({ feature, kind: 'empty', geometry, at });
  else if (!positions.every(isPosition)) strays.push({ feature, kind: 'coordinate', geometry, at });
  else if (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') {
    for (const rings of geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) {
      if ((rings[0]?.length ?? 0) > 0)
        units.push({ feature, rings: rings.filter((ring) => ring.length > 0) });
      else strays.push({ feature, kind: 'empty', geometry, at });
    }
  } else if (geometry.type === 'Point' || geometry.type === 'MultiPoint') {
    strays.push({ feature, kind: 'point', geometry, at });
  } else strays.push({ feature, kind: 'line', geometry, at });
}

function positionsOf(geometry: Exclude<Geometry, { type: 'GeometryCollection' }>): Position[] {
  switch (geometry.type) {
    case 'Point':
      return geometry.coordinates.length === 0 ? [] : [geometry.coordinates];
    case 'MultiPoint':
    case 'LineString':
      return geometry.coordinates;
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates.flat();
    case 'MultiPolygon':
      return geometry.coordinates.flat(2);
  }
}

function isPosition(position: Position): boolean {
  return Number.isFinite(position[0]) && Number.isFinite(position[1]);
}
