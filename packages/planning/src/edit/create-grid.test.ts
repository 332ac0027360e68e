import { describe, expect, it } from 'vitest';
import { areas, edited, faults, fourGrids, land, refusals } from './boundary.fixture.ts';
import { box, fourAtoms, planOf } from './plan.fixture.ts';

describe('create-grid', () => {
  it('makes a grid of whole atoms', () => {
    const op = { kind: 'create-grid', newCode: '009', atomIds: ['b', 'd'], land: null } as const;
    const plan = edited(fourAtoms(), op);
    expect(plan.codes).toEqual(['001', '009', '002', '009']);
  });

  it('makes a grid of drawn land', () => {
    const drawn = land([100, 100], [300, 100], [300, 300], [100, 300]);
    const plan = edited(fourGrids(), { kind: 'create-grid', newCode: 'N', atomIds: [], land: drawn });
    expect(areas(plan)).toEqual({ A: 30000, B: 30000, C: 30000, D: 30000, N: 40000 });
    expect(faults(plan)).toEqual([]);
  });

  // The atom is taken whole although the drawn land covers only a corner of it.
  it('makes a grid of both', () => {
    const rows = planOf(
      ['a1', box(0, 0, 100, 100), 'A'],
      ['a2', box(0, 100, 100, 200), 'A'],
      ['b1', box(100, 0, 200, 100), 'B'],
      ['b2', box(100, 100, 200, 200), 'B'],
    );
    const drawn = land([50, 150], [150, 150], [150, 250], [50, 250]);
    const plan = edited(rows, { kind: 'create-grid', newCode: 'N', atomIds: ['b2'], land: drawn });
    expect(areas(plan)).toEqual({ A: 17500, B: 10000, N: 12500 });
    // Of a2 there are two pieces, b1 is as it was, b2 has one more vertex.
    expect(plan.atoms).toHaveLength(5);
    expect(faults(plan)).toEqual([]);
  });

  it('names why it refuses', () => {
    const plan = fourAtoms();
    const op = (change: object) =>
      ({ kind: 'create-grid', newCode: '009', atomIds: [], land: null, ...change }) as const;
    expect(refusals(plan, op({}))).toEqual(['no-land-chosen']);
    expect(refusals(plan, op({ newCode: '001', atomIds: ['a'] }))).toEqual(['code-in-use']);
    expect(refusals(plan, op({ atomIds: ['x'] }))).toEqual(['atom-not-in-plan']);
    expect(refusals(plan, op({ atomIds: ['a', 'b'] }))).toEqual(['grid-would-vanish']);
    expect(refusals(plan, op({ land: land([500, 500], [600, 500], [600, 600]) }))).toEqual([
      'land-beside-plan',
    ]);
  });
});
