import type { Polygon, Position } from 'geojson';

/**
 * A position inside a polygon: the middle of its widest stretch on the parallel halfway between two of its
 * vertices in the middle of its extent, rounded to 7 decimals. For pointing at it, not for measuring.
 */
export function insidePosition(polygon: Polygon): Position {
  const y = betweenVertices(polygon.coordinates[0] ?? []);
  const crossings: number[] = [];
  for (const ring of polygon.coordinates) {
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1]!;
      const [bx, by] = ring[i]!;
      if (ay! > y !== by! > y) crossings.push(ax! + ((y - ay!) / (by! - ay!)) * (bx! - ax!));
    }
  }
  crossings.sort((a, b) => a - b);
  let best = polygon.coordinates[0]?.[0]?.[0] ?? 0;
  let widest = -1;
  for (let i = 1; i < crossings.length; i += 2) {
    const width = crossings[i]! - crossings[i - 1]!;
    if (width <= widest) continue;
    widest = width;
    best = (crossings[i]! + crossings[i - 1]!) / 2;
  }
  return [Math.round(best * 1e7) / 1e7, Math.round(y * 1e7) / 1e7];
}

/** The ordinate in the middle of the gap between neighbouring vertices that is nearest to half height. */
function betweenVertices(ring: readonly Position[]): number {
  const ordinates = [...new Set(ring.map((position) => position[1]!))].sort((a, b) => a - b);
  if (ordinates.length < 2) return ordinates[0] ?? 0;
  const half = (ordinates[0]! + ordinates[ordinates.length - 1]!) / 2;
  const above = Math.max(
    1,
    ordinates.findIndex((ordinate) => ordinate > half),
  );
  return (ordinates[above - 1]! + ordinates[above]!) / 2;
}
