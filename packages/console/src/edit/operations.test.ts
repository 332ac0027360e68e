import { describe, expect, it } from 'vitest';
import { mergeGrids, nextCode, splitGrid } from './operations.ts';

describe('operations of an edit', () => {
  it('numbers a new grid after the largest of its community', () => {
    const codes = ['990101001001003', '990101001001011', '990101001002040', '007'];
    expect(nextCode('990101001001003', codes)).toBe('990101001001012');
    expect(nextCode('007', codes)).toBe('008');
  });

  it('splits along a line on the lattice', () => {
    const line = [
      [118.200000049, 31.08],
      [118.21, 31.080000051],
    ];
    const { splitGrid: split } = splitGrid('003', line, ['001', '003']);
    expect(split.line.coordinates).toEqual([
      [118.2, 31.08],
      [118.21, 31.0800001],
    ]);
    expect(split.newCode).toBe('004');
  });

  it('merges into the grid with the most households', () => {
    const grids = [
      { code: '002', households: 300 },
      { code: '005', households: 410 },
      { code: '001', households: 410 },
    ];
    expect(mergeGrids(grids)).toEqual({ mergeGrids: { codes: ['002', '005', '001'], intoCode: '001' } });
  });
});
