import { expect, test } from 'vitest';
import { traceBorders } from './borders.ts';
import { buildCoverage, type LineKind, type TownLine } from './coverage.ts';
import { digitise, type Hand } from './digitise.ts';
import { distanceToLine, type Point2, ringIsSimple } from './plane.ts';
import { Random } from './random.ts';

const line = (kind: LineKind, ...points: Point2[]): TownLine => ({ kind, name: '', width: 0, points });
const HAND: Hand = { clickMetres: 25, nearMetres: 5, farMetres: 25, farShare: 0.1, twiceShare: 0 };

//   two fields of 1000 x 1000 m side by side
const PAIR = buildCoverage([
  line('outline', [0, 0], [2000, 0], [2000, 1000], [0, 1000], [0, 0]),
  line('lane', [1000, 0], [1000, 1000]),
]);

test('two areas have three border lines between two junctions', () => {
  const { arcs, shapes } = traceBorders(PAIR, [[0], [1]], 2);
  expect(arcs).toHaveLength(3);
  expect(arcs.filter(({ shared }) => shared)).toHaveLength(1);
  expect(shapes.map(({ parts }) => parts[0]!.exterior.length)).toEqual([2, 2]);
});

test('a line drawn once is the same for both neighbours, a line drawn twice is not', () => {
  const borders = traceBorders(PAIR, [[0], [1]], 2);
  const shared = (twiceShare: number): number => {
    const { areas, drawnTwice } = digitise(borders, PAIR.points, { ...HAND, twiceShare }, new Random(5));
    expect(drawnTwice).toBe(twiceShare);
    const [one, other] = areas.map((parts) => new Set(parts[0]![0]!.map((point) => point.join())));
    return [...one!].filter((key) => other!.has(key)).length;
  };
  expect(shared(0)).toBeGreaterThan(30);
  // Only the two junctions are common.
  expect(shared(1)).toBe(2);
});

test('near stretches stay near, far ones slip and come back, rings stay simple', () => {
  const borders = traceBorders(PAIR, [[0], [1]], 2);
  const { stretches, areas } = digitise(borders, PAIR.points, HAND, new Random(8));
  const most = ({ truth, drawn }: (typeof stretches)[number]): number =>
    Math.max(...drawn.map((point) => distanceToLine(point, truth)));
  const far = stretches.filter(({ kind }) => kind === 'far');
  expect(stretches).toHaveLength(70);
  expect(far).toHaveLength(7);
  expect(Math.max(...stretches.filter(({ kind }) => kind === 'near').map(most))).toBeLessThan(6);
  expect(Math.min(...far.map(most))).toBeGreaterThan(5);
  expect(Math.max(...far.map(most))).toBeLessThanOrEqual(25);
  expect(areas.flat(2).every(ringIsSimple)).toBe(true);
});

test('nobody draws the line between two areas that claim the same land', () => {
  const borders = traceBorders(PAIR, [[0, 1], [1]], 2);
  expect(borders.arcs.some(({ shared }) => shared)).toBe(false);
});
