import type { Feature, Geometry, Polygon, Position } from 'geojson';
import { type ReadFeaturesOptions, readFeatures } from '../../src/read-features.ts';
import type { ReceivedFile } from '../../src/received-file.ts';

export const OPTIONS = { name: 'grids', encoding: 'gbk', cpg: true, reference: 'EPSG:4490' } as const;

/** Corners with 7 decimals, counter-clockwise from the south-west. */
export const square = (x: number, y: number, size = 0.01): Position[] =>
  [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
    [x, y],
  ].map((position) => position.map((value) => Math.round(value * 1e7) / 1e7));
export const feature = (geometry: Geometry, properties: Feature['properties'] = {}): Feature => ({
  type: 'Feature',
  properties,
  geometry,
});
export const polygon = (...rings: Position[][]): Polygon => ({ type: 'Polygon', coordinates: rings });

export async function read(files: readonly ReceivedFile[], options: ReadFeaturesOptions = {}) {
  const outcome = await readFeatures(files, { geometries: 'any', ...options });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.fault));
  return outcome.table;
}

export async function faultOf(files: readonly ReceivedFile[], options: ReadFeaturesOptions = {}) {
  const outcome = await readFeatures(files, options);
  if (outcome.ok) throw new Error('was read');
  return outcome.fault;
}

/** The files with one of them changed. */
export const changed = (
  files: readonly ReceivedFile[],
  ending: string,
  change: (bytes: Uint8Array) => Uint8Array,
) =>
  files.map((file) =>
    file.name.endsWith(ending) ? { ...file, content: change(Uint8Array.from(file.content)) } : file,
  );
export const without = (files: readonly ReceivedFile[], ...endings: string[]) =>
  files.filter(({ name }) => !endings.some((ending) => name.endsWith(ending)));
