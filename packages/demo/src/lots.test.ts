import { expect, test } from 'vitest';
import { buildCoverage, type LineKind, type TownLine } from './coverage.ts';
import { lotOf } from './lots.ts';
import { type Point2, ringArea } from './plane.ts';

const line = (kind: LineKind, width: number, ...points: Point2[]): TownLine => ({
  kind,
  name: '',
  width,
  points,
});

//   outline 100 x 100; a street 20 wide at x = 40: the left lot is 40 - 5 - 10 wide, 100 - 5 - 5 high
test('a lot steps back by half of its street and by the margin of other lines', () => {
  const coverage = buildCoverage([
    line('outline', 0, [0, 0], [100, 0], [100, 100], [0, 100], [0, 0]),
    line('arterial', 20, [40, -10], [40, 110]),
  ]);
  const areas = coverage.faces.map((face) => ringArea(lotOf(coverage, face)!));
  expect(areas.map(Math.round).sort((p, q) => p - q)).toEqual([25 * 90, 45 * 90]);
});

test('a face narrower than its streets leaves no lot', () => {
  const coverage = buildCoverage([
    line('outline', 0, [0, 0], [100, 0], [100, 100], [0, 100], [0, 0]),
    line('arterial', 20, [10, -10], [10, 110]),
  ]);
  const narrow = coverage.faces.find(({ areaM2 }) => areaM2 === 1000)!;
  expect(lotOf(coverage, narrow)).toBeNull();
});
