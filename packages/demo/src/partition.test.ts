import { expect, test } from 'vitest';
import { buildCoverage, facePoints, type LineKind, type TownLine } from './coverage.ts';
import { dissolve } from './dissolve.ts';
import { partition } from './partition.ts';
import { innerPoint, type Point2 } from './plane.ts';
import { Random } from './random.ts';

const line = (kind: LineKind, ...points: Point2[]): TownLine => ({ kind, name: '', width: 0, points });
const BARRIER = {
  outline: 0,
  bank: 1,
  midstream: 1,
  railway: 0,
  arterial: 50,
  collector: 1,
  lane: 0,
  track: 0,
  wall: 0,
};

//   8 x 8 squares of 10 m; an arterial at y = 40 divides them into an upper and a lower half
function board(): ReturnType<typeof buildCoverage> {
  const at = [10, 20, 30, 40, 50, 60, 70];
  return buildCoverage([
    line('outline', [0, 0], [80, 0], [80, 80], [0, 80], [0, 0]),
    ...at.map((x) => line('lane', [x, 0], [x, 80])),
    ...at.map((y) => line(y === 40 ? 'arterial' : 'lane', [0, y], [80, y])),
  ]);
}

test('areas are connected and cover every face', () => {
  const coverage = board();
  const places = coverage.faces.map((face) => innerPoint(facePoints(coverage, face)));
  const load = places.map(() => 1);
  const style = {
    load,
    territory: places.map(() => 0),
    barrier: BARRIER,
    sharing: 'rounded' as const,
    areas: 6,
  };
  const area = partition(coverage, places, style, new Random(3));
  expect(area).toHaveLength(64);
  expect(new Set(area).size).toBe(6);
  for (const own of new Set(area)) {
    const faces = area.flatMap((value, face) => (value === own ? [face] : []));
    expect(dissolve(coverage, new Set(faces))).toHaveLength(1);
  }
});

test('areas shun a great street where they would not mind a lane', () => {
  const coverage = board();
  const places = coverage.faces.map((face) => innerPoint(facePoints(coverage, face)));
  const joinedOver = (arterial: number): number => {
    const style = {
      load: places.map(() => 1),
      territory: places.map(() => 0),
      barrier: { ...BARRIER, arterial },
      sharing: 'rounded' as const,
      areas: 6,
    };
    return [1, 2, 3, 4, 5].reduce((sum, seed) => {
      const area = partition(coverage, places, style, new Random(seed));
      const over = coverage.edges.filter(
        (edge) =>
          coverage.lines[edge.line]!.kind === 'arterial' &&
          edge.left >= 0 &&
          area[edge.left] === area[edge.right],
      );
      return sum + over.length;
    }, 0);
  };
  expect(joinedOver(50)).toBeLessThan(joinedOver(0) * 0.75);
});

test('territories are never joined', () => {
  const coverage = board();
  const places = coverage.faces.map((face) => innerPoint(facePoints(coverage, face)));
  const territory = places.map(([x]) => (x < 30 ? 0 : 1));
  const style = {
    load: places.map(() => 1),
    territory,
    barrier: BARRIER,
    sharing: 'rounded' as const,
    areas: 5,
  };
  const area = partition(coverage, places, style, new Random(1));
  for (const own of new Set(area)) {
    expect(new Set(territory.filter((_, face) => area[face] === own)).size).toBe(1);
  }
});
