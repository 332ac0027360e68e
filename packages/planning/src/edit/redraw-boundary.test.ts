import { describe, expect, it } from 'vitest';
import { areas, edited, faults, fourGrids, refusals } from './boundary.fixture.ts';
import { box, line, type Point, planOf, polygon } from './plan.fixture.ts';
import type { PlanState } from './plan-state.ts';

const redraw = (code: string, ...points: Point[]) =>
  ({ kind: 'redraw-boundary', code, line: line(...points) }) as const;

/** C lies over A and B: the border between A and B ends on the border of C and on the outside. */
function threeGrids(): PlanState {
  return planOf(
    ['a', box(0, 0, 200, 200), 'A'],
    ['b', box(200, 0, 400, 200), 'B'],
    ['c', polygon([0, 200], [200, 200], [400, 200], [400, 400], [0, 400]), 'C'],
  );
}

describe('redraw-boundary', () => {
  // +-----+-----+
  // |  A  : B   |   the whole border moves east by 30
  it('takes a strip of the neighbour from end to end', () => {
    const plan = edited(threeGrids(), redraw('A', [230, -20], [230, 205]));
    expect(areas(plan)).toEqual({ A: 46000, B: 34000, C: 80000 });
    expect(faults(plan)).toEqual([]);
  });

  it('gives a strip of the grid to the neighbour there', () => {
    const plan = edited(threeGrids(), redraw('A', [170, -20], [170, 205]));
    expect(areas(plan)).toEqual({ A: 34000, B: 46000, C: 80000 });
    expect(faults(plan)).toEqual([]);
  });

  it('takes ends that stop short within five metres to the border', () => {
    const plan = edited(threeGrids(), redraw('A', [230, 3], [230, 197]));
    expect(areas(plan)).toEqual({ A: 46000, B: 34000, C: 80000 });
    expect(refusals(threeGrids(), redraw('A', [230, 8], [230, 197]))).toEqual(['line-does-not-separate']);
  });

  it('leaves no trace of ends that hang over', () => {
    const plan = edited(threeGrids(), redraw('A', [230, -4], [230, 204]));
    expect(areas(plan)).toEqual({ A: 46000, B: 34000, C: 80000 });
    expect(plan.atoms).toHaveLength(4);
  });

  //        ....
  //  A  | :    :      a bite out of B
  it('takes what the line and the old border close in', () => {
    const plan = edited(threeGrids(), redraw('A', [190, 50], [250, 50], [250, 150], [190, 150]));
    expect(areas(plan)).toEqual({ A: 45000, B: 35000, C: 80000 });
    expect(faults(plan)).toEqual([]);
  });

  it('takes and gives where the line goes back and forth over the border', () => {
    const plan = edited(
      threeGrids(),
      redraw('A', [200, 20], [240, 20], [240, 60], [170, 60], [170, 100], [230, 100], [230, 140], [200, 140]),
    );
    // Taken: 40 x 40 and 30 x 40; given: 30 x 40.
    expect(areas(plan)).toEqual({ A: 41600, B: 38400, C: 80000 });
    expect(faults(plan)).toEqual([]);
  });

  it('goes round a node and takes from every grid there', () => {
    const plan = edited(fourGrids(), redraw('A', [190, 150], [260, 150], [260, 260], [150, 260], [150, 190]));
    // Of B 60 x 50, of C 50 x 60, of D 60 x 60: land of D is reached only by way of B and C.
    expect(areas(plan)).toEqual({ A: 49600, B: 37000, C: 37000, D: 36400 });
    expect(faults(plan)).toEqual([]);
  });

  it('starts and ends in nodes', () => {
    const plan = edited(threeGrids(), redraw('A', [200, 0], [230, 100], [200, 200]));
    expect(areas(plan)).toEqual({ A: 43000, B: 37000, C: 80000 });
    expect(faults(plan)).toEqual([]);
  });

  it('follows the old border for a part of the way', () => {
    const plan = edited(threeGrids(), redraw('A', [200.2, -5], [199.8, 100], [240, 100], [240, 205]));
    expect(areas(plan)).toEqual({ A: 44000, B: 36000, C: 80000 });
    expect(plan.atoms).toHaveLength(4);
    expect(faults(plan)).toEqual([]);
  });

  it('closes a line that touches the border in two points', () => {
    const op = redraw('A', [200, 50], [260, 50], [260, 150], [200, 150], [200, 50]);
    expect(areas(edited(threeGrids(), op))).toEqual({ A: 46000, B: 34000, C: 80000 });
  });

  it('cuts atoms only where the new border runs', () => {
    const cells = [0, 1, 2, 3].map((k) => [`b${k}`, box(200, 50 * k, 400, 50 * (k + 1)), 'B'] as const);
    const plan = edited(
      planOf(
        ['a', polygon([0, 0], [200, 0], [200, 50], [200, 100], [200, 150], [200, 200], [0, 200]), 'A'],
        ...cells,
      ),
      redraw('A', [190, 60], [250, 60], [250, 90], [190, 90]),
    );
    // The line lies in the atom from 50 to 100 alone; beside it no other gains a vertex.
    expect(plan.atoms.map(({ id }) => id).filter((id) => id.length === 2)).toEqual(['b0', 'b2', 'b3']);
    expect(faults(plan)).toEqual([]);
  });

  //  +----------+
  //  | B +--+   |    an enclave of A within B
  //  |   | A|...|
  it('keeps the largest piece of a grid cut off round an enclave', () => {
    const ringed = planOf(
      ['a', box(150, 150, 250, 250), 'A'],
      [
        'b',
        {
          type: 'Polygon',
          coordinates: [
            box(0, 0, 400, 400).coordinates[0],
            [...box(150, 150, 250, 250).coordinates[0]].reverse(),
          ],
        },
        'B',
      ],
    );
    const plan = edited(ringed, redraw('A', [240, 160], [300, 160], [300, 240], [240, 240]));
    expect(areas(plan)).toEqual({ A: 14000, B: 146000 });
    expect(faults(plan)).toEqual([]);
  });

  //  islet    +-----+-----+
  //   A       |  A  |  B  |   the islet is a piece of A that no line touches
  it('leaves the parts of a grid alone that the line does not touch', () => {
    const plan = planOf(
      ['a', box(0, 0, 200, 200), 'A'],
      ['islet', box(-300, 0, -280, 40), 'A'],
      ['b', box(200, 0, 400, 200), 'B'],
    );
    const after = edited(plan, redraw('A', [150, -10], [150, 210]));
    expect(areas(after)).toEqual({ A: 30800, B: 50000 });
    expect(after.codes[after.atoms.findIndex(({ id }) => id === 'islet')]).toBe('A');
  });

  // Between A and C lies a spike of B, 3 units wide, which the line goes through: its end falls to A too.
  it('takes a spike with what lies around it', () => {
    const plan = planOf(
      ['a', polygon([0, 0], [200, 0], [200, 200], [0, 200]), 'A'],
      ['b', polygon([200, 0], [400, 0], [400, 400], [200, 203], [0, 203], [0, 200], [200, 200]), 'B'],
      ['c', polygon([0, 203], [200, 203], [400, 400], [0, 400]), 'C'],
    );
    const after = edited(plan, redraw('A', [180, 190], [180, 260], [120, 260], [120, 190]));
    // Of the spike 60 x 3 inside the line and 120 x 3 cut off beyond it, of C 60 x 57.
    expect(areas(after)).toEqual({ A: 43960, B: 60900 - 540, C: 59100 - 3420 });
    expect(faults(after)).toEqual([]);
  });

  it('goes round a lake by its shore', () => {
    // Land 400 by 200 with a lake in the middle, on whose shore the border of A and B ends from south and north.
    const plan = planOf(
      ['a', polygon([0, 0], [200, 0], [200, 80], [180, 100], [200, 120], [200, 200], [0, 200]), 'A'],
      ['b', polygon([200, 0], [400, 0], [400, 200], [200, 200], [200, 120], [220, 100], [200, 80]), 'B'],
    );
    const after = edited(plan, redraw('A', [240, -10], [240, 60], [205, 90]));
    // The last stretch meets the shore in 207.69, 87.69: A gains 200,0 240,0 240,60 207.69,87.69 200,80.
    expect(areas(after)).toEqual({ A: 42631, B: 36569 });
    expect(faults(after)).toEqual([]);
  });

  it('names why it refuses', () => {
    const plan = threeGrids();
    expect(refusals(plan, redraw('X', [0, 0], [1, 1]))).toEqual(['grid-unknown']);
    expect(refusals(plan, redraw('A', [5, 5], [5, 5]))).toEqual(['line-too-short']);
    expect(refusals(plan, redraw('A', [500, 500], [600, 600]))).toEqual(['line-does-not-cross']);
    expect(refusals(plan, redraw('A', [230, 50], [300, 150]))).toEqual(['line-does-not-separate']);
    // B from C: A has no part in it.
    expect(refusals(plan, redraw('A', [350, 150], [350, 250], [380, 250]))).toEqual([
      'line-does-not-separate',
    ]);
    // West of the line A has only the outside beside it.
    expect(refusals(plan, redraw('A', [50, -10], [50, 100], [-10, 100]))).toEqual([
      'cut-off-has-no-neighbour',
    ]);
  });
});
