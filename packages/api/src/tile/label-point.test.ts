import { expect, test } from 'vitest';
import { labelPoint } from './label-point.ts';

test('stands in the wide part of an L, not in its empty corner', () => {
  // 4 +--+
  //   |  |
  // 2 |  +--------+
  //   |     x     |
  // 0 +-----------+
  //   0  1        8
  const point = labelPoint({
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [8, 0],
        [8, 2],
        [1, 2],
        [1, 4],
        [0, 4],
        [0, 0],
      ],
    ],
  });
  const [x, y] = point.coordinates;
  expect(x).toBe(4);
  expect(y).toBeGreaterThan(0);
  expect(y).toBeLessThan(2);
});

test('stays out of a hole', () => {
  // 6 +---------+
  //   | +--+    |
  //   | |  | x  |
  //   | +--+    |
  // 0 +---------+
  //   0 1  3   10
  const { coordinates } = labelPoint({
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [10, 0],
        [10, 6],
        [0, 6],
        [0, 0],
      ],
      [
        [1, 1],
        [1, 5],
        [3, 5],
        [3, 1],
        [1, 1],
      ],
    ],
  });
  expect(coordinates[0]).toBe(6.5);
});

test('takes the wider of two parts', () => {
  const { coordinates } = labelPoint({
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
          [0, 0],
        ],
      ],
      [
        [
          [5, 0],
          [9, 0],
          [9, 1],
          [5, 1],
          [5, 0],
        ],
      ],
    ],
  });
  expect(coordinates[0]).toBe(7);
});
