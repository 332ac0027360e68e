import { edgeKey, type PlanState } from '@onegrid/planning';
import { describe, expect, it } from 'vitest';
import { borderBetween, stretchAt } from './border-stretch.ts';
import { at, planOf, polygon } from './plan.fixture.ts';
import { PlanPlaces } from './plan-places.ts';

/**
 *   +-----+-----+
 *   |     |  d  |   001 (a) and 002 (b) share two stretches: from y 0 to 40 by way of (100, 20), and from 60
 *   |  a  +-----+   to 100; between them lies c of 003.
 *   |     | c   |
 *   |     +-----+
 *   |     |  b  |
 *   +-----+-----+
 */
const atoms = [
  ['a', polygon([0, 0], [100, 0], [100, 20], [100, 40], [100, 60], [100, 100], [0, 100]), '001'],
  ['b', polygon([100, 0], [200, 0], [200, 40], [100, 40], [100, 20]), '002'],
  ['c', polygon([100, 40], [200, 40], [200, 60], [100, 60]), '003'],
  ['d', polygon([100, 60], [200, 60], [200, 100], [100, 100]), '002'],
] as const;
const plan = planOf(...atoms);
const places = PlanPlaces.of(plan);
const keys = (edges: readonly (readonly [readonly number[], readonly number[]])[] = []) =>
  edges.map(([from, to]) => edgeKey([...from], [...to])).sort();

describe('a stretch of border', () => {
  it('is what hangs together of the border nearest to a place', () => {
    const stretch = stretchAt(places, at(104, 10), 8);
    expect(stretch?.codes).toEqual(['001', '002']);
    expect(keys(stretch?.edges)).toEqual(
      keys([
        [at(100, 0), at(100, 20)],
        [at(100, 20), at(100, 40)],
      ]),
    );
    expect(keys(stretchAt(places, at(98, 80), 8)?.edges)).toEqual(keys([[at(100, 60), at(100, 100)]]));
    expect(stretchAt(places, at(150, 42), 8)?.codes).toEqual(['002', '003']);
  });

  it('is none inside a grid, on the outside of the plan, and out of reach', () => {
    expect(stretchAt(places, at(50, 50), 8)).toBeNull();
    expect(stretchAt(places, at(1, 50), 8)).toBeNull();
  });

  it('can be all of the border between two grids', () => {
    expect(borderBetween(places, '002', '001')?.edges).toHaveLength(3);
    expect(borderBetween(places, '001', '009')).toBeNull();
  });

  it('is locked when all of its edges are', () => {
    const lock = (...edges: readonly (readonly [number[], number[]])[]): PlanState => ({
      ...plan,
      marks: edges.map(([from, to]) => ({ kind: 'border', key: edgeKey(from, to), value: 'locked' })),
    });
    const half = PlanPlaces.of(lock([at(100, 0), at(100, 20)]));
    const whole = PlanPlaces.of(lock([at(100, 0), at(100, 20)], [at(100, 40), at(100, 20)]));
    expect(stretchAt(half, at(100, 10), 8)?.locked).toBe(false);
    expect(stretchAt(whole, at(100, 10), 8)?.locked).toBe(true);
    expect(borderBetween(whole, '001', '002')?.locked).toBe(false);
  });
});
