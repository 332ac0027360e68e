import type { LineKind, TownCoverage } from '../coverage.ts';
import { distance, type Point2 } from '../plane.ts';

/**
 * Divides blocks among places: each block goes to the place from which it is reached with the least effort.
 * Effort is the way from block to block in metres, more where a line between them is a barrier; so borders run
 * along the lines that divide most, and what falls to a place is connected.
 */
export function spread(
  coverage: TownCoverage,
  middles: readonly Point2[],
  from: readonly Point2[],
  barrier: Readonly<Record<LineKind, number>>,
): number[] {
  const ways = waysBetween(coverage, middles, barrier);
  const effort = middles.map(() => Infinity);
  const owner = middles.map(() => -1);
  const open = new Set<number>();
  from.forEach((place, index) => {
    const start = middles.reduce(
      (best, middle, block) => (distance(middle, place) < distance(middles[best]!, place) ? block : best),
      0,
    );
    effort[start] = 0;
    owner[start] = index;
    open.add(start);
  });
  while (open.size > 0) {
    const block = [...open].reduce((best, one) => (effort[one]! < effort[best]! ? one : best));
    open.delete(block);
    for (const [next, metres] of ways[block]!) {
      if (effort[block]! + metres >= effort[next]!) continue;
      effort[next] = effort[block]! + metres;
      owner[next] = owner[block]!;
      open.add(next);
    }
  }
  return owner;
}

/** For every block its neighbours and the effort of the way to each. */
function waysBetween(
  coverage: TownCoverage,
  middles: readonly Point2[],
  barrier: Readonly<Record<LineKind, number>>,
): ReadonlyMap<number, number>[] {
  const shared = middles.map(() => new Map<number, { length: number; cost: number }>());
  for (const { a, b, left, right, line } of coverage.edges) {
    if (left < 0 || right < 0) continue;
    const length = distance(coverage.points[a]!, coverage.points[b]!);
    const cost = length * barrier[coverage.lines[line]!.kind];
    for (const [from, to] of [
      [left, right],
      [right, left],
    ] as const) {
      const sum = shared[from]!.get(to) ?? { length: 0, cost: 0 };
      shared[from]!.set(to, { length: sum.length + length, cost: sum.cost + cost });
    }
  }
  return shared.map(
    (list, block) =>
      new Map(
        [...list].map(([next, { length, cost }]) => [
          next,
          distance(middles[block]!, middles[next]!) * (1 + cost / length),
        ]),
      ),
  );
}
