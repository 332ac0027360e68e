import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { areas, at, edited, faults, fourGrids, refusals } from './boundary.fixture.ts';
import { box, type Point, planOf, polygon } from './plan.fixture.ts';
import type { PlanState } from './plan-state.ts';

const move = (...moves: [Point, Point | null][]) =>
  ({
    kind: 'move-vertices',
    moves: moves.map(([from, to]) => ({ from: at(from), to: to === null ? null : at(to) })),
    inserts: [],
  }) as const;

const insert = (a: Point, b: Point, ...places: Point[]) =>
  ({
    kind: 'move-vertices',
    moves: [],
    inserts: places.map((place) => ({ between: [at(a), at(b)] as [Position, Position], at: at(place) })),
  }) as const;

/** A west of B, with vertices on the border at 0, 100, 200, 300, and C all along under them. */
function bentBorder(): PlanState {
  return planOf(
    ['a', polygon([0, 0], [200, 0], [200, 100], [200, 200], [200, 300], [0, 300]), 'A'],
    ['b', polygon([200, 0], [400, 0], [400, 300], [200, 300], [200, 200], [200, 100]), 'B'],
    ['c', polygon([0, -100], [400, -100], [400, 0], [200, 0], [0, 0]), 'C'],
  );
}

describe('move-vertices', () => {
  // All four grids follow the node: A gains the triangles to the right of it and above.
  it('moves a node of four grids', () => {
    const plan = edited(
      fourGrids(),
      move([
        [200, 200],
        [230, 210],
      ]),
    );
    // By the shoelace formula, A over 0,0 200,0 230,210 0,200.
    expect(areas(plan)).toEqual({ A: 44000, B: 38000, C: 42000, D: 36000 });
    expect(faults(plan)).toEqual([]);
  });

  it('moves a vertex between two grids, into either', () => {
    expect(
      areas(
        edited(
          bentBorder(),
          move([
            [200, 100],
            [240, 100],
          ]),
        ),
      ),
    ).toEqual({ A: 64000, B: 56000, C: 40000 });
    expect(
      areas(
        edited(
          bentBorder(),
          move([
            [200, 100],
            [160, 100],
          ]),
        ),
      ),
    ).toEqual({ A: 56000, B: 64000, C: 40000 });
  });

  it('moves several vertices together', () => {
    const plan = edited(
      bentBorder(),
      move(
        [
          [200, 100],
          [250, 100],
        ],
        [
          [200, 200],
          [250, 200],
        ],
      ),
    );
    // Triangles of 50 x 100 / 2 below and above, 50 x 100 between.
    expect(areas(plan)).toEqual({ A: 70000, B: 50000, C: 40000 });
    expect(faults(plan)).toEqual([]);
  });

  it('moves a node where a border of one grid runs through', () => {
    const plan = edited(
      bentBorder(),
      move([
        [200, 0],
        [250, 0],
      ]),
    );
    expect(areas(plan)).toEqual({ A: 62500, B: 57500, C: 40000 });
    expect(faults(plan)).toEqual([]);
  });

  it('inserts a vertex, and several in a row in the order given', () => {
    expect(areas(edited(bentBorder(), insert([200, 100], [200, 200], [250, 150])))).toEqual({
      A: 62500,
      B: 57500,
      C: 40000,
    });
    const plan = edited(bentBorder(), insert([200, 200], [200, 100], [250, 180], [250, 120]));
    expect(areas(plan)).toEqual({ A: 64000, B: 56000, C: 40000 });
    expect(faults(plan)).toEqual([]);
  });

  it('takes vertices away, one and two in a row', () => {
    const bulged = edited(
      bentBorder(),
      move(
        [
          [200, 100],
          [250, 100],
        ],
        [
          [200, 200],
          [250, 200],
        ],
      ),
    );
    // From 200,0 straight to 250,200: the triangle 200,0 250,100 250,200 goes back, 50 x 100 / 2.
    expect(areas(edited(bulged, move([[250, 100], null])))).toEqual({ A: 67500, B: 52500, C: 40000 });
    expect(areas(edited(bulged, move([[250, 100], null], [[250, 200], null])))).toEqual({
      A: 60000,
      B: 60000,
      C: 40000,
    });
  });

  it('cuts the atoms that the new border runs through, and those of both sides at their common edges', () => {
    const rows = planOf(
      ...[0, 1, 2, 3].flatMap((k) => [
        [`a${k}`, box(0, 100 * k, 200, 100 * (k + 1)), 'A'] as const,
        [`b${k}`, box(200, 100 * k, 400, 100 * (k + 1)), 'B'] as const,
      ]),
    );
    const plan = edited(
      rows,
      move([
        [200, 200],
        [260, 200],
      ]),
    );
    // Where only atoms meet on a straight border it does not bend: a triangle 60 x 400 / 2 from end to end.
    expect(areas(plan)).toEqual({ A: 92000, B: 68000 });
    expect(plan.atoms).toHaveLength(12);
    expect(faults(plan)).toEqual([]);
  });

  it('slides a vertex on the outside along it, a little off it too, and not past a corner of another grid', () => {
    expect(
      areas(
        edited(
          fourGrids(),
          move([
            [200, 0],
            [250, 0],
          ]),
        ),
      ),
    ).toEqual({ A: 45000, B: 35000, C: 40000, D: 40000 });
    expect(
      areas(
        edited(
          fourGrids(),
          move([
            [200, 0],
            [250, 3],
          ]),
        ),
      ),
    ).toEqual({ A: 45000, B: 35000, C: 40000, D: 40000 });
    const round = edited(
      fourGrids(),
      move([
        [200, 0],
        [400, 50],
      ]),
    );
    // B keeps 200,200 400,50 400,200.
    expect(areas(round)).toEqual({ A: 65000, B: 15000, C: 40000, D: 40000 });
    expect(faults(round)).toEqual([]);
    expect(
      refusals(
        fourGrids(),
        move([
          [200, 0],
          [400, 200],
        ]),
      ),
    ).toEqual(['outside-moves']);
    expect(
      refusals(
        fourGrids(),
        move([
          [200, 0],
          [250, 20],
        ]),
      ),
    ).toEqual(['outside-moves']);
  });

  // The shore of a lake is an outside of the plan too.
  it('slides a vertex along the shore of a lake', () => {
    const plan = planOf(
      ['a', polygon([0, 0], [200, 0], [200, 80], [180, 100], [200, 120], [200, 200], [0, 200]), 'A'],
      ['b', polygon([200, 0], [400, 0], [400, 200], [200, 200], [200, 120], [220, 100], [200, 80]), 'B'],
    );
    const after = edited(
      plan,
      move([
        [200, 80],
        [210, 90],
      ]),
    );
    // A gains 200,0 210,90 200,80.
    expect(areas(after)).toEqual({ A: 40000, B: 39200 });
    expect(faults(after)).toEqual([]);
    expect(
      refusals(
        plan,
        move([
          [200, 80],
          [200, 100],
        ]),
      ),
    ).toEqual(['outside-moves']);
    expect(
      refusals(
        plan,
        move([
          [220, 100],
          [230, 100],
        ]),
      ),
    ).toEqual(['outside-moves']);
  });

  it('moves a corner of an enclave, and shifts the enclave as a whole', () => {
    const rim = [...box(100, 100, 200, 200).coordinates[0]].reverse();
    const plan = planOf(
      ['a', { type: 'Polygon', coordinates: [...box(0, 0, 400, 300).coordinates, rim] }, 'A'],
      ['e', box(100, 100, 200, 200), 'E'],
    );
    expect(
      areas(
        edited(
          plan,
          move([
            [200, 200],
            [240, 260],
          ]),
        ),
      ),
    ).toEqual({ A: 105000, E: 15000 });
    const shift = ([x, y]: Point): [Point, Point] => [
      [x, y],
      [x + 50, y + 20],
    ];
    const corners: Point[] = [
      [100, 100],
      [200, 100],
      [200, 200],
      [100, 200],
    ];
    const shifted = edited(plan, move(...corners.map(shift)));
    expect(areas(shifted)).toEqual({ A: 110000, E: 10000 });
    expect(faults(shifted)).toEqual([]);
  });

  it('allows pieces as thin as they come', () => {
    const plan = edited(
      bentBorder(),
      move([
        [200, 100],
        [200.06, 100],
      ]),
    );
    // 0.06 x 200 / 2 square units of 1.11 x 1.11 m.
    const [a] = plan.atoms.filter((_, i) => plan.codes[i] === 'A' && plan.atoms[i].areaM2 < 10);
    expect(a.areaM2).toBeCloseTo(7.4, 1);
    expect(faults(plan)).toEqual([]);
  });

  it('names why it refuses', () => {
    expect(refusals(bentBorder(), move())).toEqual(['nothing-changes']);
    expect(
      refusals(
        bentBorder(),
        move([
          [200, 101],
          [210, 100],
        ]),
      ),
    ).toEqual(['vertex-unknown']);
    expect(refusals(bentBorder(), insert([200, 100], [200, 300], [250, 200]))).toEqual(['border-unknown']);
    expect(refusals(bentBorder(), move([[200, 0], null]))).toEqual(['vertex-is-node']);
    expect(
      refusals(
        bentBorder(),
        move([
          [400, 300],
          [390, 300],
        ]),
      ),
    ).toEqual(['outside-moves']);
    expect(refusals(bentBorder(), move([[400, 300], null]))).toEqual(['outside-moves']);
    expect(refusals(bentBorder(), insert([400, 0], [400, 300], [390, 200]))).toEqual(['outside-moves']);
    expect(
      refusals(
        bentBorder(),
        move([
          [200, 100],
          [450, 100],
        ]),
      ),
    ).toEqual(['outside-moves']);
    // Over the border to C.
    expect(
      refusals(
        bentBorder(),
        move([
          [200, 100],
          [250, -50],
        ]),
      ),
    ).toEqual(['border-crosses-itself']);
    // Over the stretch above it.
    expect(
      refusals(
        bentBorder(),
        move(
          [
            [200, 100],
            [300, 250],
          ],
          [
            [200, 200],
            [350, 150],
          ],
        ),
      ),
    ).toEqual(['border-crosses-itself']);
  });

  // An enclave E of three vertices within A, near the border to B.
  it('does not jump over a grid, and does not let one vanish', () => {
    const hole = polygon([150, 140], [180, 150], [150, 160]);
    const { coordinates } = polygon([0, 0], [200, 0], [200, 150], [200, 300], [0, 300]);
    const plan = planOf(
      ['a', { type: 'Polygon', coordinates: [...coordinates, [...hole.coordinates[0]].reverse()] }, 'A'],
      ['b', polygon([200, 0], [400, 0], [400, 300], [200, 300], [200, 150]), 'B'],
      ['e', hole, 'E'],
    );
    expect(
      refusals(
        plan,
        move([
          [200, 150],
          [50, 150],
        ]),
      ),
    ).toEqual(['border-crosses-itself']);
    const gone = move([[150, 140], null], [[180, 150], null], [[150, 160], null]);
    expect(refusals(plan, gone)).toEqual(['grid-would-vanish']);
    expect(refusals(plan, move([[150, 140], null]))).toEqual(['grid-would-vanish']);
  });
});
