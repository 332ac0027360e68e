import { expect, test } from 'vitest';
import { buildCoverage, type LineKind, lineChains, type TownLine } from './coverage.ts';
import { dissolve } from './dissolve.ts';
import type { Point2 } from './plane.ts';

const line = (kind: LineKind, ...points: Point2[]): TownLine => ({ kind, name: '', width: 0, points });
const SQUARE = line('outline', [0, 0], [10, 0], [10, 10], [0, 10], [0, 0]);

//  (0,10)----+-----(10,10)
//    |       |        |
//    |       |  stub  |
//    |       |---     |
//  (0,0)-----+-----(10,0)   and the street sticks out at both ends
test('a street across the outline makes two faces; its ends and a dead end are dropped', () => {
  const coverage = buildCoverage([SQUARE, line('lane', [4, -3], [4, 13]), line('lane', [4, 5], [7, 5])]);
  expect(coverage.faces.map(({ areaM2 }) => areaM2).sort((p, q) => p - q)).toEqual([40, 60]);
  expect(coverage.edges.every(({ left, right }) => left !== right)).toBe(true);
  expect(
    lineChains(coverage, 1)
      .flat()
      .map((id) => coverage.points[id]),
  ).toEqual([
    [4, 0],
    [4, 5],
    [4, 10],
  ]);
  expect(lineChains(coverage, 2)).toEqual([]);
});

test('a line that ends a centimetre short of another still ends on it', () => {
  const coverage = buildCoverage([SQUARE, line('lane', [4, -3], [4, 13]), line('wall', [4.01, 5], [11, 5])]);
  expect(coverage.faces).toHaveLength(3);
});

test('where two lines share an edge, the greater kind is kept', () => {
  const coverage = buildCoverage([SQUARE, line('wall', [0, 5], [10, 5]), line('arterial', [0, 5], [10, 5])]);
  const inner = coverage.edges.filter(({ left, right }) => left >= 0 && right >= 0);
  expect(inner.map((edge) => coverage.lines[edge.line]!.kind)).toEqual(['arterial']);
});

//  +---+---+---+
//  | a | b | c |      a, b, c ... nine squares of a 3 x 3 board
//  +---+---+---+
const BOARD = [
  line('outline', [0, 0], [3, 0], [3, 3], [0, 3], [0, 0]),
  line('lane', [1, 0], [1, 3]),
  line('lane', [2, 0], [2, 3]),
  line('lane', [0, 1], [3, 1]),
  line('lane', [0, 2], [3, 2]),
];

test('the union of all squares but the middle one has a hole', () => {
  const coverage = buildCoverage(BOARD);
  const middle = coverage.faces.findIndex(({ ring }) =>
    ring.every((id) => coverage.points[id]!.every((value) => value === 1 || value === 2)),
  );
  const parts = dissolve(coverage, new Set(coverage.faces.map((_, i) => i).filter((i) => i !== middle)));
  expect(parts).toHaveLength(1);
  expect(parts[0]!.holes).toHaveLength(1);
  expect(parts[0]!.exterior).toHaveLength(12);
});

test('two squares that touch in a corner are two parts', () => {
  const coverage = buildCoverage(BOARD);
  const at = (x: number, y: number): number =>
    coverage.faces.findIndex(({ ring }) => {
      const points = ring.map((id) => coverage.points[id]!);
      return Math.min(...points.map(([px]) => px)) === x && Math.min(...points.map(([, py]) => py)) === y;
    });
  const parts = dissolve(coverage, new Set([at(0, 0), at(1, 1)]));
  expect(parts.map(({ exterior }) => exterior.length)).toEqual([4, 4]);
});
