import type { TownCoverage } from './coverage.ts';
import { type Point2, pointInRing, ringArea } from './plane.ts';

/** Rings of vertex numbers: the exterior counter-clockwise, holes clockwise. */
export interface VertexPolygon {
  readonly exterior: readonly number[];
  readonly holes: readonly (readonly number[])[];
}

/**
 * The union of faces: edges with a chosen face on both sides vanish, the others keep their vertices. A ring
 * that touches itself in a vertex is split there, so every ring is simple.
 */
export function dissolve(coverage: TownCoverage, chosen: ReadonlySet<number>): VertexPolygon[] {
  const following = new Map<number, number[]>();
  const starts: number[] = [];
  for (const { a, b, left, right } of coverage.edges) {
    const inLeft = chosen.has(left);
    if (inLeft === chosen.has(right)) continue;
    const [from, to] = inLeft ? [a, b] : [b, a];
    following.set(from, [...(following.get(from) ?? []), to]);
    starts.push(from);
  }
  const rings: number[][] = [];
  for (const start of starts) {
    while ((following.get(start)?.length ?? 0) > 0) rings.push(...walk(start, following));
  }
  return nest(coverage.points, rings);
}

function walk(start: number, following: Map<number, number[]>): number[][] {
  const rings: number[][] = [];
  const path: number[] = [];
  const place = new Map<number, number>();
  let at = start;
  for (;;) {
    const back = place.get(at);
    if (back !== undefined) {
      const ring = path.splice(back);
      for (const id of ring) place.delete(id);
      rings.push(ring);
    }
    const options = following.get(at);
    if (!options || options.length === 0) return rings;
    place.set(at, path.length);
    path.push(at);
    at = options.pop()!;
  }
}

function nest(points: readonly Point2[], rings: readonly number[][]): VertexPolygon[] {
  const shapes = rings.map((ring) => {
    const shape = ring.map((id) => points[id]!);
    return { ring, shape, area: ringArea(shape) };
  });
  const exteriors = shapes.filter(({ area }) => area > 0).sort((p, q) => p.area - q.area);
  const holes = exteriors.map((): number[][] => []);
  for (const hole of shapes.filter(({ area }) => area < 0)) {
    const owner = exteriors.findIndex(
      (outer) =>
        outer.area > -hole.area &&
        hole.shape.every((point, i) => outer.ring.includes(hole.ring[i]!) || pointInRing(point, outer.shape)),
    );
    if (owner >= 0) holes[owner]!.push(hole.ring);
  }
  return exteriors.map(({ ring }, i) => ({ exterior: ring, holes: holes[i]! })).reverse();
}
