/**
 * The merge of some files up to the labelled atoms, as a process of its own: reads the files, merges, and stops where
 * grids would be proposed. Argument: the case as JSON.
 */
import { readFileSync } from 'node:fs';
import type { FeatureCollection, MultiPolygon, Point, Polygon } from 'geojson';
import { DEFAULT_MERGE_OPTIONS, type MergeStage, mergeLayers } from '../../../src/index.ts';
import type { MergeCase } from './merge-cases.ts';

class Labelled extends Error {}

const { outline, layers, households, grids } = JSON.parse(process.argv[2]!) as MergeCase;
const read = <T>(path: string) => JSON.parse(readFileSync(path, 'utf8')) as T;
const polygonsIn = (path: string) => read<FeatureCollection<Polygon | MultiPolygon>>(path).features;
const people = read<FeatureCollection<Point>>(households.path).features;
const input = {
  outline: {
    type: 'MultiPolygon' as const,
    coordinates: polygonsIn(outline).flatMap(({ geometry: { type, coordinates } }) =>
      type === 'Polygon' ? [coordinates] : coordinates,
    ),
  },
  layers: layers.map(({ department, path, idField }) => ({
    department,
    weight: 1,
    grids: polygonsIn(path)
      .filter(({ geometry }) => geometry !== null)
      .map(({ properties, geometry }, index) => ({
        id: String(properties?.[idField] ?? `#${index + 1}`),
        row: index + 1,
        geometry,
      })),
  })),
  households: {
    kind: 'points' as const,
    points: people.map(({ geometry: { coordinates }, properties }) => ({
      lon: coordinates[0]!,
      lat: coordinates[1]!,
      n: Number(properties?.[households.field]),
    })),
  },
};
try {
  mergeLayers(input, { ...DEFAULT_MERGE_OPTIONS, grids }, stopWhenLabelled);
} catch (error) {
  if (!(error instanceof Labelled)) throw error;
}

function stopWhenLabelled(stage: MergeStage): void {
  if (stage === 'propose') throw new Labelled();
}
