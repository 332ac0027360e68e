import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Lattice } from '../lattice.ts';
import { arrange, type LatticePolygon } from '../planar/arrangement.ts';
import { sharedAmounts } from './shared-amounts.ts';

const METRES = Lattice.plane([-500, -500, 500, 500]);
type Point = readonly [number, number];
type Move = (point: Point) => Point;

/** Symmetries of the square lattice. */
const MOVES: Readonly<Record<string, Move>> = {
  'mirrored east to west': ([x, y]) => [-x, y],
  'mirrored north to south': ([x, y]) => [x, -y],
  'turned by a quarter': ([x, y]) => [-y, x],
  'turned by a half and shifted': ([x, y]) => [1237 - x, -455 - y],
};

const quadrilateral = fc
  .tuple(
    ...[0, 1, 2, 3].map((corner) =>
      fc
        .tuple(fc.integer({ min: 200, max: 9000 }), fc.integer({ min: 200, max: 9000 }))
        .map(([x, y]): Point => [corner === 0 || corner === 3 ? -x : x, corner < 2 ? -y : y]),
    ),
  )
  .map((points) => points as Point[]);

function arrangementOf(shapes: readonly (readonly Point[])[], move: Move) {
  return arrange(
    shapes.map((points, label): LatticePolygon => {
      return { label, rings: [Float64Array.from(points.flatMap(move))] };
    }),
  );
}

/** Sums by the sets of polygons that lie over both faces. */
function amountsByLabels(a: readonly Point[][], b: readonly Point[][], move: Move): Map<string, number> {
  const one = arrangementOf(a, move);
  const other = arrangementOf(b, move);
  const shared = sharedAmounts(one.graph, other.graph, 3, METRES);
  const sums = new Map<string, number>();
  for (let i = 0; i < shared.amount.length; i++) {
    const key = `${one.labels[shared.face[i]!]!.join()} | ${other.labels[shared.other[i]!]!.join()}`;
    sums.set(key, (sums.get(key) ?? 0) + shared.amount[i]!);
  }
  return sums;
}

describe('sharedAmounts', () => {
  it('measures mirrored, turned and shifted graphs alike', () => {
    const shapes = fc.array(quadrilateral, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(shapes, shapes, fc.constantFrom(...Object.values(MOVES)), (a, b, move) => {
        const still = amountsByLabels(a, b, (point) => point);
        const moved = amountsByLabels(a, b, move);
        expect([...moved.keys()].sort()).toEqual([...still.keys()].sort());
        for (const [key, amount] of still) {
          expect(Math.abs(moved.get(key)! - amount)).toBeLessThanOrEqual(1e-6 * (1 + amount));
        }
      }),
      { numRuns: 60 },
    );
  });
});
