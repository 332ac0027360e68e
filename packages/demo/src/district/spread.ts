import type { LineKind, TownCoverage } from '../coverage.ts';
import { distance, type Point2 } from '../plane.ts';

/**
 * Divides blocks among places: each block goes to the place from which it is reached with the least effort.
 * Effort is the way from block to block in metres, more where a line between them is a barrier; so borders run
 * along the lines that divide most, and what falls to a place is connected. Tongues of one block between
 * blocks of another place go to that one.
 */
export function spread(
  coverage: TownCoverage,
  middles: readonly Point2[],
  from: readonly Point2[],
  barrier: Readonly<Record<LineKind, number>>,
): number[] {
  const borders = bordersBetween(coverage, barrier);
  const ways = waysBetween(borders, middles);
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
  return withoutTongues(owner, borders);
}

/** A border between two blocks: its length in metres, and the same times the barrier of its lines. */
interface Border {
  readonly length: number;
  readonly cost: number;
}

/** A block of which so much of the border is another place's, and so little its own place's, is a tongue. */
const TONGUE_SHARE = 0.6;
const ROOT_SHARE = 0.25;
const ROUNDS = 3;

function withoutTongues(owner: readonly number[], borders: readonly ReadonlyMap<number, Border>[]): number[] {
  const settled = [...owner];
  for (let round = 0; round < ROUNDS; round++) {
    borders.forEach((around, block) => {
      const shares = new Map<number, number>();
      let total = 0;
      for (const [next, { length }] of around) {
        shares.set(settled[next]!, (shares.get(settled[next]!) ?? 0) + length);
        total += length;
      }
      const own = shares.get(settled[block]!) ?? 0;
      const [other, most] = [...shares].reduce((best, one) => (one[1] > best[1] ? one : best), [-1, 0]);
      if (most > TONGUE_SHARE * total && own > 0 && own < ROOT_SHARE * total) settled[block] = other;
    });
  }
  return settled;
}

/** For every block its neighbours and the border with each. */
function bordersBetween(
  coverage: TownCoverage,
  barrier: Readonly<Record<LineKind, number>>,
): ReadonlyMap<number, Border>[] {
  const borders = coverage.faces.map(() => new Map<number, Border>());
  for (const { a, b, left, right, line } of coverage.edges) {
    if (left < 0 || right < 0) continue;
    const length = distance(coverage.points[a]!, coverage.points[b]!);
    const cost = length * barrier[coverage.lines[line]!.kind];
    for (const [from, to] of [
      [left, right],
      [right, left],
    ] as const) {
      const sum = borders[from]!.get(to) ?? { length: 0, cost: 0 };
      borders[from]!.set(to, { length: sum.length + length, cost: sum.cost + cost });
    }
  }
  return borders;
}

/** For every block its neighbours and the effort of the way to each. */
function waysBetween(
  borders: readonly ReadonlyMap<number, Border>[],
  middles: readonly Point2[],
): ReadonlyMap<number, number>[] {
  return borders.map(
    (list, block) =>
      new Map(
        [...list].map(([next, { length, cost }]) => [
          next,
          distance(middles[block]!, middles[next]!) * (1 + cost / length),
        ]),
      ),
  );
}
