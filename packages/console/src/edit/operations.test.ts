import { describe, expect, it } from 'vitest';
import { drawnLine, mergeGrids } from './operations.ts';

describe('operations of an edit', () => {
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
