import type { MultiPolygon, Polygon } from 'geojson';

/**
 * Places of geometries in the order in which grids are numbered (GB/T 30428.1): from west to east, then from north
 * to south, by the middles of their bounds; of equal middles the first given comes first.
 */
export function westToEast(geometries: readonly (Polygon | MultiPolygon)[]): number[] {
  const middles = geometries.map(middleOf);
  return [...geometries.keys()].sort(
    (a, b) => middles[a]![0] - middles[b]![0] || middles[b]![1] - middles[a]![1] || a - b,
  );
}

function middleOf(geometry: Polygon | MultiPolygon): [number, number] {
  const rings =
    geometry.type === 'Polygon' ? [geometry.coordinates[0]!] : geometry.coordinates.map((part) => part[0]!);
  const bounds: [number, number, number, number] = [180, 90, -180, -90];
  for (const ring of rings) {
    for (const [x, y] of ring as [number, number][]) {
      bounds[0] = Math.min(bounds[0], x);
      bounds[1] = Math.min(bounds[1], y);
      bounds[2] = Math.max(bounds[2], x);
      bounds[3] = Math.max(bounds[3], y);
    }
  }
  return [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2];
}
