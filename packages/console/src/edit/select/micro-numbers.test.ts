import { expect, it } from 'vitest';
import { freeNumber, microGridsOf } from './micro-numbers.ts';
import { box, planOf } from './plan.fixture.ts';
import { PlanPlaces } from './plan-places.ts';

it('adds up the micro-grids of one grid, by number', () => {
  const plan = planOf(
    ['a', box(0, 0, 10, 10), '001', 30],
    ['b', box(10, 0, 20, 10), '001', 12],
    ['c', box(20, 0, 30, 10), '001', 7],
    ['d', box(30, 0, 40, 10), '002', 99],
  );
  const places = PlanPlaces.of({ ...plan, micro: { a: '02', b: '01', c: '02', d: '01' } });
  expect(microGridsOf(places, '001')).toEqual([
    { number: '01', atoms: [1], households: 12 },
    { number: '02', atoms: [0, 2], households: 37 },
  ]);
  expect(microGridsOf(PlanPlaces.of(plan), '001')).toEqual([]);
});

it('gives the first number that is free', () => {
  expect(freeNumber([])).toBe('01');
  expect(freeNumber(['01', '03'])).toBe('02');
  expect(freeNumber(Array.from({ length: 99 }, (_, i) => String(i + 1).padStart(2, '0')))).toBeNull();
});
