import type { FeatureCollection } from 'geojson';
import type { TownLayerFile } from './town.ts';

/** A GeoJSON file in CRS84, as the standard has it. */
export function asGeoJson(features: FeatureCollection, fileName: string): TownLayerFile {
  return { files: [{ name: fileName, content: new TextEncoder().encode(JSON.stringify(features)) }] };
}
