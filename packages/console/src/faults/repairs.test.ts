import { expect, it } from 'vitest';
import { candidateGrids, decided, firstOrder, isRepairable, moved, repairsOf } from './repairs.ts';

const faults = [
  { id: 'a', decidedBy: 'LONGEST_BORDER', receiver: '3' },
  { id: 'b', decidedBy: 'BY_HAND', receiver: '7' },
  { id: 'c', decidedBy: 'BY_HAND', receiver: null },
  { id: 'd', decidedBy: 'STAYS', receiver: null },
] as const;

it('reads what was decided by hand from the faults', () => {
  const repairs = repairsOf({ rule: 'LONGEST_BORDER', priority: [] }, faults);
  expect([...repairs.byHand]).toEqual([
    ['b', '7'],
    ['c', null],
  ]);
  expect([...decided(repairs, 'a', '5').byHand.keys()]).toEqual(['b', 'c', 'a']);
  expect([...decided(repairs, 'b', undefined).byHand.keys()]).toEqual(['c']);
  expect(repairs.byHand.size).toBe(2);
});

it('moves an entry of the order, and nothing beyond its ends', () => {
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 2, 3)).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
});

it('lists the grids that could receive something, numbers by their value', () => {
  const candidate = (grid: string) => ({ grid, borderM: 1, households: null });
  expect(
    candidateGrids([
      { candidates: [candidate('10'), candidate('9')] },
      { candidates: [candidate('9'), candidate('2')] },
    ]),
  ).toEqual(['2', '9', '10']);
  expect(
    firstOrder([
      { candidates: [candidate('10'), candidate('9')] },
      { candidates: [candidate('9'), candidate('2')] },
    ]),
  ).toEqual(['9', '2', '10']);
  expect(isRepairable({ decidedBy: 'STAYS', candidates: [candidate('1')] })).toBe(false);
  expect(isRepairable({ decidedBy: 'PRIORITY', candidates: [candidate('1')] })).toBe(true);
});
