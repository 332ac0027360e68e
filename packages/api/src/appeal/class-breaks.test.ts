import { expect, test } from 'vitest';
import { classBreaks } from './class-breaks.ts';

test('quintiles of evenly spread values', () => {
  expect(classBreaks([0, 10, 20, 30, 40, 50])).toEqual([10, 20, 30, 40]);
});

test('grids without households do not count', () => {
  expect(classBreaks([null, 1, null, 3, 2, 5, 4, 6])).toEqual([2, 3, 4, 5]);
});

test('repeated values make fewer classes, equal values one', () => {
  expect(classBreaks([1, 1, 1, 1, 1, 9])).toEqual([1]);
  expect(classBreaks([2, 2, 2])).toEqual([]);
  expect(classBreaks([])).toEqual([]);
});
