import { expect, it } from 'vitest';
import { simplified } from './simplify.ts';

it('keeps the ends and whatever lies further off than asked', () => {
  const line = [
    [0, 0],
    [1, 0.2505],
    [2, 0.5],
    [3, 0.2495],
    [4, 0],
  ];
  expect(simplified(line, 0.01)).toEqual([0, 2, 4]);
  expect(simplified(line, 1)).toEqual([0, 4]);
  expect(simplified(line, 0)).toEqual([0, 1, 2, 3, 4]);
});

it('leaves short lines as they are, and measures longitude by the latitude', () => {
  expect(simplified([[0, 0]], 1)).toEqual([0]);
  // At 60 degrees north a degree of longitude is half as long.
  const line = [
    [0, 60],
    [0.01, 60.5],
    [0, 61],
  ];
  expect(simplified(line, 0.0049)).toEqual([0, 1, 2]);
  expect(simplified(line, 0.0051)).toEqual([0, 2]);
});

it('keeps a ring open where its ends meet', () => {
  const ring = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 0],
  ];
  expect(simplified(ring, 0.5)).toEqual([0, 1, 2, 3]);
  expect(simplified(ring, 0.8)).toEqual([0, 2, 3]);
});
