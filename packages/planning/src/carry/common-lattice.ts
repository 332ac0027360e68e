import { boundsOf, Lattice } from '@onegrid/geometry';
import type { MultiPolygon, Polygon } from 'geojson';

/** A lattice for CRS84 geometries that are to be measured against each other; null where none has a position. */
export function commonLattice(geometries: readonly (Polygon | MultiPolygon)[]): Lattice | null {
  const positions = geometries.flatMap((geometry) =>
    geometry.type === 'Polygon' ? geometry.coordinates.flat() : geometry.coordinates.flat(2),
  );
  return positions.length === 0 ? null : Lattice.geographic(boundsOf(positions));
}
