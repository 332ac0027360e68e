import library from 'geographiclib-geodesic';
import type { Geometry, Position } from 'geojson';

/**
 * Area of a geometry on the WGS 84 ellipsoid in square metres (Karney 2013, edges are geodesics). The first
 * ring of a polygon counts positive and the others negative, whatever their orientation; points and lines
 * have none. Coordinates are CRS84 degrees.
 */
export function geodesicAreaM2(geometry: Geometry): number {
  switch (geometry.type) {
    case 'Polygon':
      return polygonArea(geometry.coordinates);
    case 'MultiPolygon':
      return geometry.coordinates.reduce((sum, polygon) => sum + polygonArea(polygon), 0);
    case 'GeometryCollection':
      return geometry.geometries.reduce((sum, member) => sum + geodesicAreaM2(member), 0);
    default:
      return 0;
  }
}

/** Signed area of one ring in square metres, positive counter-clockwise; the closing position may be absent. */
export function geodesicRingAreaM2(ring: readonly Position[]): number {
  const sum = library.Geodesic.WGS84.Polygon(false);
  const last = ring.length - 1;
  const closed = last > 0 && ring[0]![0] === ring[last]![0] && ring[0]![1] === ring[last]![1];
  for (let i = 0; i < (closed ? last : ring.length); i++) sum.AddPoint(ring[i]![1]!, ring[i]![0]!);
  return sum.Compute(false, true).area ?? 0;
}

/** Length of a line on the WGS 84 ellipsoid in metres. A ring must repeat its first position at the end. */
export function geodesicLengthM(line: readonly Position[]): number {
  let length = 0;
  for (let i = 1; i < line.length; i++) {
    const [fromLongitude, fromLatitude] = line[i - 1]!;
    const [toLongitude, toLatitude] = line[i]!;
    const { DISTANCE } = library.Geodesic;
    length +=
      library.Geodesic.WGS84.Inverse(fromLatitude!, fromLongitude!, toLatitude!, toLongitude!, DISTANCE)
        .s12 ?? 0;
  }
  return length;
}

function polygonArea(rings: readonly (readonly Position[])[]): number {
  let area = 0;
  for (let i = 0; i < rings.length; i++) {
    const ring = Math.abs(geodesicRingAreaM2(rings[i]!));
    area += i === 0 ? ring : -ring;
  }
  return area;
}
