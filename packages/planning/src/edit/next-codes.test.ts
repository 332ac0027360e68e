import { describe, expect, it } from 'vitest';
import { nextCodes } from './next-codes.ts';
import { box, planOf } from './plan.fixture.ts';

describe('codes of new grids', () => {
  it('follow the greatest number that the community ever had', () => {
    const plan = {
      ...planOf(
        ['a', box(0, 0, 1, 1), '990101001001003'],
        ['b', box(1, 0, 2, 1), '990101001001011'],
        ['c', box(2, 0, 3, 1), '990101001002040'],
        ['d', box(3, 0, 4, 1), '007'],
      ),
      usedCodes: ['990101001001012', '990101001001003'],
    };
    expect(nextCodes(plan, '990101001001003', 2)).toEqual(['990101001001013', '990101001001014']);
    expect(nextCodes(plan, '007', 1)).toEqual(['008']);
  });
});
