import { type ReferenceName, toReference, writeShapefile, zipFiles } from '@onegrid/interchange';
import type { FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import type { TownLayerFile } from './town.ts';

type Areas = FeatureCollection<Polygon | MultiPolygon>;

/** A GeoJSON file in CRS84, as the standard has it. */
export function asGeoJson(features: Areas, fileName: string): TownLayerFile {
  return { files: [{ name: fileName, content: new TextEncoder().encode(JSON.stringify(features)) }] };
}

/** A GeoJSON file in coordinates that it does not tell of, declared by whoever hands it over. */
export function asGeoJsonIn(reference: ReferenceName): (features: Areas, fileName: string) => TownLayerFile {
  const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;
  const moved = (rings: readonly Position[][]): Position[][] =>
    rings.map((ring) => ring.map((position) => toReference(position, reference).map(round)));
  return (features, fileName) => {
    const shifted = features.features.map((feature) => {
      const { geometry } = feature;
      return geometry.type === 'Polygon'
        ? { ...feature, geometry: { ...geometry, coordinates: moved(geometry.coordinates) } }
        : { ...feature, geometry: { ...geometry, coordinates: geometry.coordinates.map(moved) } };
    });
    return { ...asGeoJson({ ...features, features: shifted }, fileName), reference };
  };
}

export interface ShapefileHabit {
  readonly encoding: 'utf-8' | 'gbk';
  /** Whether a .cpg names the encoding; where none does, it is declared. */
  readonly cpg: boolean;
  readonly reference: ReferenceName;
}

/** A zip that holds one shapefile; its .prj names the reference system. */
export function asZippedShapefile(
  habit: ShapefileHabit,
): (features: Areas, fileName: string) => TownLayerFile {
  return ({ features }, fileName) => {
    const parts = writeShapefile(features, { ...habit, name: fileName.replace(/\.zip$/, '') });
    const files = [{ name: fileName, content: zipFiles(parts) }];
    return habit.cpg ? { files } : { files, encoding: habit.encoding };
  };
}
