import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { Town } from '../src/index.ts';
import { boxesMeet, type Point2, type Ring, ringBox, ringsMeet } from '../src/plane.ts';
import { toPlane } from '../src/project.ts';
import { planeParts } from './raster.ts';

/** Calls back the pairs of rings whose boxes meet. */
export function closePairs(rings: readonly Ring[], visit: (i: number, j: number) => void): void {
  const boxes = rings.map(ringBox);
  const order = boxes.map((_, i) => i).sort((i, j) => boxes[i]![0] - boxes[j]![0]);
  order.forEach((i, rank) => {
    for (let k = rank + 1; k < order.length && boxes[order[k]!]![0] <= boxes[i]![2]; k++) {
      if (boxesMeet(boxes[i]!, boxes[order[k]!]!)) visit(i, order[k]!);
    }
  });
}

/** Edges that the parts do not have once in each direction, or once where the whole has them: none where they tile it. */
export function matchEdges(
  parts: readonly (Polygon | MultiPolygon)[],
  whole: Polygon | MultiPolygon,
): { readonly edges: number; readonly unmatched: readonly string[] } {
  const sums = new Map<string, number>();
  const walk = (geometry: Polygon | MultiPolygon, by: number): void => {
    const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
    for (const ring of rings) {
      for (let i = 1; i < ring.length; i++) {
        const [a, b]: [Position, Position] = [ring[i - 1]!, ring[i]!];
        const [key, sign] = a.join() < b.join() ? [`${a}/${b}`, 1] : [`${b}/${a}`, -1];
        sums.set(key, (sums.get(key) ?? 0) + sign * by);
      }
    }
  };
  for (const part of parts) walk(part, 1);
  walk(whole, -1);
  return { edges: sums.size, unmatched: [...sums].flatMap(([key, sum]) => (sum === 0 ? [] : [key])) };
}

/** Compounds that overlap one another or that a street or railway runs into. */
export function compoundConflicts(town: Town): string[] {
  const walls = town.compounds.map(({ geometry }) => planeParts(geometry)[0]![0]!);
  const boxes = walls.map(ringBox);
  const meeting: string[] = [];
  closePairs(walls, (i, j) => {
    if (ringsMeet(walls[i]!, walls[j]!))
      meeting.push(`${town.compounds[i]!.name} ${town.compounds[j]!.name}`);
  });
  for (const { line, name } of town.streets) {
    const points = line.coordinates.map(toPlane);
    for (let i = 1; i < points.length; i++) {
      const piece: Point2[] = [points[i - 1]!, points[i]!];
      const box = ringBox(piece);
      const hit = walls.findIndex((wall, k) => boxesMeet(box, boxes[k]!) && ringsMeet(piece, wall));
      if (hit >= 0) meeting.push(`${town.compounds[hit]!.name} ${name}`);
    }
  }
  return meeting;
}
