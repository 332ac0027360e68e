import type { JsonStep } from '../json/json-place.ts';
import type { JsonObject, JsonValue } from '../json/parse-json.ts';
import { asObject, wrong } from './read-geometry.ts';

/** A feature of a document before its geometry is read; `path` leads to the geometry. */
export interface RawFeature {
  readonly feature: number;
  readonly geometry: JsonValue;
  readonly path: readonly JsonStep[];
  readonly id: JsonValue | undefined;
  readonly properties: JsonObject;
}

const GEOMETRY_TYPES = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
]);

/**
 * The features of any GeoJSON object: a bare geometry is one feature without properties, each member of a
 * geometry collection at the root is one.
 *
 * @throws DocumentError where the root is no GeoJSON object or a feature is none.
 */
export function collectFeatures(root: JsonValue): RawFeature[] {
  const object = asObject(root, 'wrong-root', []);
  const type = object.type;
  if (type === 'FeatureCollection') {
    const features = object.features;
    if (!Array.isArray(features)) throw wrong('wrong-root', ['features'], features, 'array');
    return features.map((feature, i) => rawFeature(feature, i + 1, ['features', i]));
  }
  if (type === 'Feature') return [rawFeature(object, 1, [])];
  if (type === 'GeometryCollection') {
    const members = object.geometries;
    if (!Array.isArray(members)) throw wrong('wrong-root', ['geometries'], members, 'array');
    return members.map((geometry, i) => bare(geometry, i + 1, ['geometries', i]));
  }
  if (typeof type === 'string' && GEOMETRY_TYPES.has(type)) return [bare(object, 1, [])];
  throw wrong('wrong-root', 'type' in object ? ['type'] : [], type, 'FeatureCollection');
}

function rawFeature(value: JsonValue, feature: number, path: readonly JsonStep[]): RawFeature {
  const object = asObject(value, 'wrong-feature', path);
  if (object.type !== 'Feature') throw wrong('wrong-feature', [...path, 'type'], object.type, 'Feature');
  const properties = object.properties ?? null;
  return {
    feature,
    geometry: object.geometry ?? null,
    path: [...path, 'geometry'],
    id: object.id,
    properties: properties === null ? {} : asObject(properties, 'wrong-feature', [...path, 'properties']),
  };
}

function bare(geometry: JsonValue, feature: number, path: readonly JsonStep[]): RawFeature {
  return { feature, geometry, path, id: undefined, properties: {} };
}
