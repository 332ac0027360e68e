import { describe, expect, it } from 'vitest';
import { areas, edited, faults, fourGrids, land, refusals } from './boundary.fixture.ts';
import type { EditOp } from './edit-op.ts';
import { box, planOf } from './plan.fixture.ts';

const move = (to: string, ...points: [number, number][]) =>
  ({ kind: 'move-land', to, land: land(...points) }) as const;

describe('move-land', () => {
  // A gains 50 by 100 of B.
  it('cuts land out of a neighbour', () => {
    const plan = edited(fourGrids(), move('A', [150, 50], [250, 50], [250, 150], [150, 150]));
    expect(areas(plan)).toEqual({ A: 45000, B: 35000, C: 40000, D: 40000 });
    expect(faults(plan)).toEqual([]);
  });

  it('takes from several grids at once, about their node', () => {
    const plan = edited(fourGrids(), move('A', [100, 100], [300, 100], [300, 300], [100, 300]));
    expect(areas(plan)).toEqual({ A: 70000, B: 30000, C: 30000, D: 30000 });
    expect(faults(plan)).toEqual([]);
  });

  it('moves atoms inside whole, and leaves those beside alone', () => {
    const rows = planOf(
      ['a1', box(0, 0, 100, 100), 'A'],
      ['a2', box(0, 100, 100, 200), 'A'],
      ['b1', box(100, 0, 200, 100), 'B'],
      ['b2', box(100, 100, 200, 200), 'B'],
    );
    const plan = edited(rows, move('A', [90, 90], [210, 90], [210, 210], [90, 210]));
    expect(plan.atoms.map(({ id }) => id)).toContain('b2');
    expect(areas(plan)).toEqual({ A: 31000, B: 9000 });
  });

  // Inside the ring of the drawn land lies a hole of 40 by 40 which B keeps: B falls in two.
  it('leaves what lies in a hole of the land, and refuses a grid in parts', () => {
    const { coordinates } = land([150, 20], [350, 20], [350, 180], [150, 180]);
    const hole = land([230, 80], [230, 120], [270, 120], [270, 80]).coordinates[0];
    const op: EditOp = {
      kind: 'move-land',
      to: 'A',
      land: { type: 'Polygon', coordinates: [...coordinates, hole] },
    } as const;
    expect(refusals(fourGrids(), op)).toEqual(['grid-in-parts']);
  });

  // A bow tie with its crossing in A at 185, 100. Of its eastern triangle the trapezoid from x = 200 to 220 is
  // B's: (160 * 15 / 35 + 160) / 2 * 20 = 2285.7.
  it('takes land that is drawn across itself by the even-odd rule', () => {
    const plan = edited(fourGrids(), move('A', [150, 20], [220, 180], [220, 20], [150, 180]));
    expect(areas(plan)).toEqual({ A: 42286, B: 37714, C: 40000, D: 40000 });
    expect(faults(plan)).toEqual([]);
  });

  it('draws along a border without cutting slivers off', () => {
    const plan = edited(fourGrids(), move('A', [199.7, 0.2], [260, 0.2], [260, 199.8], [199.7, 199.8]));
    expect(areas(plan)).toEqual({ A: 52000, B: 28000, C: 40000, D: 40000 });
    expect(plan.atoms).toHaveLength(5);
  });

  it('names why it refuses', () => {
    expect(refusals(fourGrids(), move('X', [0, 0], [10, 0], [10, 10]))).toEqual(['grid-unknown']);
    expect(refusals(fourGrids(), move('A', [500, 0], [600, 0], [600, 50]))).toEqual(['land-beside-plan']);
    expect(refusals(fourGrids(), move('A', [5, 5], [5, 5], [5, 5]))).toEqual(['line-too-short']);
    expect(refusals(fourGrids(), move('A', [20, 20], [100, 20], [100, 100]))).toEqual(['nothing-changes']);
    expect(refusals(fourGrids(), move('A', [190, -10], [410, -10], [410, 210], [190, 210]))).toEqual([
      'grid-would-vanish',
    ]);
  });
});
