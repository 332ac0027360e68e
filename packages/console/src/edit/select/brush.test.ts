import { expect, it } from 'vitest';
import { painted } from './brush.ts';
import { at, box, planOf } from './plan.fixture.ts';
import { PlanPlaces } from './plan-places.ts';

/** Four atoms of 100 by 100 units (111 m) beside each other, a fifth over the second. */
const places = PlanPlaces.of(
  planOf(
    ['a', box(0, 0, 100, 100), '001'],
    ['b', box(100, 0, 200, 100), '001'],
    ['c', box(200, 0, 300, 100), '002'],
    ['d', box(300, 0, 400, 100), '002'],
    ['e', box(100, 100, 200, 200), '003'],
  ),
);
const under = (from: readonly number[], to: readonly number[], radius: number) =>
  [...painted(places, at(from[0], from[1]), at(to[0], to[1]), radius)].sort();

it('paints what its middle runs over, however far apart the two places are', () => {
  expect(under([50, 10], [350, 10], 0)).toEqual([0, 1, 2, 3]);
  expect(under([50, 10], [50, 10], 0)).toEqual([0]);
});

it('paints what comes under a thick brush, by its middle', () => {
  // The middle of e is 105 units (117 m) above the way.
  expect(under([150, 45], [150, 45], 120)).toEqual([0, 1, 2, 4]);
  expect(under([150, 45], [150, 45], 100)).toEqual([1]);
});

it('paints nothing outside the plan', () => {
  expect(under([50, -50], [50, -40], 5)).toEqual([]);
});
