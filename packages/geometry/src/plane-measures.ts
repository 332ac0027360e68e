import type { Geometry, Position } from 'geojson';

/** Area of a geometry on the plane, in square units; the first ring of a polygon counts positive, the others negative. */
export function planeArea(geometry: Geometry): number {
  if (geometry.type === 'Polygon') return polygonArea(geometry.coordinates);
  if (geometry.type !== 'MultiPolygon') return 0;
  return geometry.coordinates.reduce((sum, polygon) => sum + polygonArea(polygon), 0);
}

/** Length of a line on the plane, in units. */
export function planeLength(line: readonly Position[]): number {
  let length = 0;
  for (let i = 1; i < line.length; i++) {
    length += Math.hypot(line[i]![0]! - line[i - 1]![0]!, line[i]![1]! - line[i - 1]![1]!);
  }
  return length;
}

function polygonArea(rings: readonly (readonly Position[])[]): number {
  let area = 0;
  for (let i = 0; i < rings.length; i++) {
    const ring = rings[i]!;
    const [ox, oy] = ring[0] ?? [0, 0];
    let doubled = 0;
    for (let j = 1; j < ring.length; j++) {
      const [ax, ay] = ring[j - 1]!;
      const [bx, by] = ring[j]!;
      doubled += (ax! - ox!) * (by! - oy!) - (bx! - ox!) * (ay! - oy!);
    }
    area += (i === 0 ? Math.abs(doubled) : -Math.abs(doubled)) / 2;
  }
  return area;
}
