import { geodesicAreaM2, latticeAround, NearestLine, type PartAcrossLine } from '@onegrid/geometry';
import type { Polygon } from 'geojson';

/**
 * Which faces lie on the smaller side of a line that parts them. Parts that the line does not touch go with
 * the side whose borders are nearer. At equal areas the right side counts as the smaller.
 *
 * @returns indices of the faces, ascending; or why there are no two sides
 */
export function smallerSide(
  faces: readonly Polygon[],
  parts: readonly PartAcrossLine[],
):
  | { readonly smaller: readonly number[] }
  | { readonly refused: 'line-does-not-separate' | 'line-ambiguous' } {
  const facesOn = (side: PartAcrossLine['side']) => parts.filter((part) => part.side === side);
  const left = facesOn('left').flatMap((part) => part.faces);
  const right = facesOn('right').flatMap((part) => part.faces);
  if (facesOn('both').length > 0) {
    return { refused: left.length + right.length > 0 ? 'line-ambiguous' : 'line-does-not-separate' };
  }
  if (left.length === 0 || right.length === 0) return { refused: 'line-does-not-separate' };
  const [toLeft, toRight] = [left, right].map((side) => bordersOf(faces, side));
  for (const { faces: islet } of facesOn('none')) {
    const side = distance(faces, islet, toLeft) <= distance(faces, islet, toRight) ? left : right;
    side.push(...islet);
  }
  const area = (side: readonly number[]) => side.reduce((sum, i) => sum + areaOf(faces[i]), 0);
  return { smaller: (area(left) < area(right) ? left : right).sort((a, b) => a - b) };
}

/** Geometries never change, and most faces of a grid are asked for with every movement of a line. */
const AREAS = new WeakMap<Polygon, number>();

function areaOf(face: Polygon): number {
  const known = AREAS.get(face);
  if (known !== undefined) return known;
  const area = geodesicAreaM2(face);
  AREAS.set(face, area);
  return area;
}

function bordersOf(faces: readonly Polygon[], side: readonly number[]): NearestLine {
  const segments: number[] = [];
  for (const i of side) {
    for (const ring of faces[i].coordinates) {
      const points = inMetres(faces, ring);
      for (let k = 1; k < points.length; k++) segments.push(...points[k - 1], ...points[k]);
    }
  }
  return new NearestLine(Float64Array.from(segments));
}

function distance(faces: readonly Polygon[], islet: readonly number[], to: NearestLine): number {
  let least = Infinity;
  for (const i of islet) {
    for (const [x, y] of inMetres(faces, faces[i].coordinates[0]))
      least = Math.min(least, to.distance(x, y, least));
  }
  return least;
}

function inMetres(faces: readonly Polygon[], ring: readonly number[][]): [number, number][] {
  const { metresX, metresY, scale } = latticeAround(faces.slice(0, 1));
  return ring.map(([lon, lat]) => [lon * scale * metresX, lat * scale * metresY]);
}
