import type { PlanState } from '@onegrid/planning';
import { describe, expect, it } from 'vitest';
import { drawnLine, mergeGrids, newCodes } from './operations.ts';

const planOf = (codes: readonly string[], usedCodes: readonly string[] = []): PlanState => ({
  revision: 1,
  atoms: [],
  codes,
  usedCodes,
});

describe('operations of an edit', () => {
  it('numbers new grids after the largest that the community ever had', () => {
    const plan = planOf(
      ['990101001001003', '990101001001011', '990101001002040', '007'],
      ['990101001001012', '990101001001003'],
    );
    expect(newCodes(plan, '990101001001003', 2)).toEqual(['990101001001013', '990101001001014']);
    expect(newCodes(plan, '007', 1)).toEqual(['008']);
  });

  it('draws on the lattice', () => {
    const line = [
      [118.200000049, 31.08],
      [118.21, 31.080000051],
    ];
    expect(drawnLine(line)).toEqual({
      type: 'LineString',
      coordinates: [
        [118.2, 31.08],
        [118.21, 31.0800001],
      ],
    });
  });

  it('merges into the grid with the most households', () => {
    const grids = [
      { code: '002', households: 300 },
      { code: '005', households: 410 },
      { code: '001', households: 410 },
    ];
    expect(mergeGrids(grids)).toEqual({
      kind: 'merge-grids',
      codes: ['002', '005', '001'],
      intoCode: '001',
    });
  });
});
