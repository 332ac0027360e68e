import type { Geometry, Position } from 'geojson';

/** Middle of a geometry's bounds, to fly to: longitude and latitude in degrees. */
export function middleOf(geometry: Geometry): [number, number] {
  const [west, south, east, north] = boundsOf(geometry);
  return [(west + east) / 2, (south + north) / 2];
}

/** `[west, south, east, north]` of a geometry; an empty one has infinite bounds. */
export function boundsOf(geometry: Geometry): [number, number, number, number] {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of positions(geometry)) {
    bounds[0] = Math.min(bounds[0], x);
    bounds[1] = Math.min(bounds[1], y);
    bounds[2] = Math.max(bounds[2], x);
    bounds[3] = Math.max(bounds[3], y);
  }
  return bounds;
}

function positions(geometry: Geometry): Position[] {
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(positions);
  return (geometry.coordinates as unknown[]).flat(Infinity).reduce<Position[]>((list, value, index, all) => {
    // Positions are pairs here; an altitude would shift them, and nothing in a plan has one.
    if (index % 2 === 0) list.push([value as number, all[index + 1] as number]);
    return list;
  }, []);
}
