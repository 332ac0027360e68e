import { describe, expect, it } from 'vitest';
import { sumOf, withheldGrids } from './protection.ts';

const grid = (code: string, appeals: number | null) => ({
  code,
  appeals,
  households: 100,
  perThousand: null,
});

describe('protected figures', () => {
  it('withhold the grids that have too few', () => {
    const grids = [grid('001', 5), grid('002', null), grid('003', 0)];
    expect(
      withheldGrids({
        grids,
        protection: { leastGroup: 5, leastTold: 10, rounded: true, hidden: 1 },
      }),
    ).toEqual(['002']);
  });

  it('withhold nothing where counts are exact', () => {
    const protection = { leastGroup: 5, leastTold: 0, rounded: false, hidden: 0 };
    expect(withheldGrids({ grids: [grid('001', 3)], protection })).toEqual([]);
  });

  it('sum to too few where nothing else is in the sum', () => {
    expect(sumOf([5, null, 10])).toBe(15);
    expect(sumOf([null, 0])).toBeNull();
    expect(sumOf([0, 0])).toBe(0);
    expect(sumOf([])).toBe(0);
  });
});
