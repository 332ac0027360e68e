import type { Feature, FeatureCollection, Position } from 'geojson';

/**
 * A department's layer over some bounds: `columns` x `rows` grids, edge to edge, except for one bowtie
 * (its last grid) whose middle two corners are swapped.
 *
 *      +--+--+
 *      |  |  |      the last one:  \/
 *      +--+--+                     /\
 */
export function layerOver(
  [west, south, east, north]: readonly number[],
  columns: number,
  rows: number,
  prefix: string,
): FeatureCollection {
  const x = (i: number) => west + ((east - west) * i) / columns;
  const y = (j: number) => south + ((north - south) * j) / rows;
  const features: Feature[] = [];
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      const a: Position = [x(i), y(j)];
      const b: Position = [x(i + 1), y(j)];
      const c: Position = [x(i + 1), y(j + 1)];
      const d: Position = [x(i), y(j + 1)];
      const last = i === columns - 1 && j === rows - 1;
      features.push({
        type: 'Feature',
        properties: { GRID: `${prefix}${features.length + 1}` },
        geometry: { type: 'Polygon', coordinates: [last ? [a, c, b, d, a] : [a, b, c, d, a]] },
      });
    }
  }
  return { type: 'FeatureCollection', features };
}
