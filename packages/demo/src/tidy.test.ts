import { expect, test } from 'vitest';
import type { Point2 } from './plane.ts';
import { tidyPieces } from './tidy.ts';

//  2 --- 0 - 1 --- 3      0 and 1 are half a metre apart, each with a branch (4, 5)
//        |   |
//        4   5
test('two junctions half a metre apart become one', () => {
  const points: Point2[] = [
    [0, 0],
    [0.5, 0],
    [-20, 0],
    [20, 0],
    [0, -20],
    [0.5, -20],
  ];
  const pieces = [
    { a: 2, b: 0, line: 0 },
    { a: 0, b: 1, line: 0 },
    { a: 1, b: 3, line: 0 },
    { a: 0, b: 4, line: 1 },
    { a: 1, b: 5, line: 2 },
  ];
  expect(tidyPieces(pieces, points)).toEqual([
    { a: 2, b: 0, line: 0 },
    { a: 0, b: 3, line: 0 },
    { a: 0, b: 4, line: 1 },
    { a: 0, b: 5, line: 2 },
  ]);
});

//  0 ------- 1 - 2 ------- 3    1 and 2 are a metre apart on a straight line; 4 is a true corner
test('a point close to another on a straight line is dropped, a corner stays', () => {
  const points: Point2[] = [
    [0, 0],
    [20, 0],
    [21, 0],
    [40, 0],
    [40.5, 20],
  ];
  const pieces = [0, 1, 2, 3].map((a) => ({ a, b: a + 1, line: 0 }));
  expect(tidyPieces(pieces, points)).toEqual([
    { a: 0, b: 2, line: 0 },
    { a: 2, b: 3, line: 0 },
    { a: 3, b: 4, line: 0 },
  ]);
});
