import type { MultiPolygon, Polygon } from 'geojson';
import type { Lattice } from '../lattice.ts';
import type { Arrangement } from '../planar/arrangement.ts';
import { comparePositions, FaceIndex } from './land-regions.ts';

/**
 * The land of each label of a layer with one label or none a face, by label; labels without land are absent.
 * Neighbours share the vertices of their common borders number for number. Parts in order of their first corner.
 */
export function landOfLabels(
  { graph, labels }: Pick<Arrangement, 'graph' | 'labels'>,
  lattice: Lattice,
): Map<number, Polygon | MultiPolygon> {
  const index = new FaceIndex(graph, lattice);
  const parts = new Map<number, Polygon[]>();
  const regions = index.regions(
    (face) => labels[face]!.length > 0,
    (h) => labels[graph.faceOf[h]!]![0] === labels[graph.faceOf[h ^ 1]!]![0],
  );
  for (const region of regions) {
    const label = labels[region.faces[0]!]![0]!;
    const known = parts.get(label);
    if (known === undefined) parts.set(label, [index.polygon(region)]);
    else known.push(index.polygon(region));
  }
  return new Map([...parts].map(([label, polygons]) => [label, together(polygons)]));
}

function together(polygons: Polygon[]): Polygon | MultiPolygon {
  const [only, another] = polygons;
  if (only !== undefined && another === undefined) return only;
  polygons.sort((p, q) => comparePositions(p.coordinates[0]![0]!, q.coordinates[0]![0]!));
  return { type: 'MultiPolygon', coordinates: polygons.map(({ coordinates }) => coordinates) };
}
