import { describe, expect, it } from 'vitest';
import { classCounts, classOf, classRanges, valueBins } from './density.ts';

describe('classes of a density', () => {
  const breaks = [10, 20, 30, 40];
  it('counts a bound to the class below it', () => {
    expect([0, 10, 10.1, 40, 41].map((value) => classOf(value, breaks))).toEqual([0, 0, 1, 3, 4]);
  });
  it('has no class for a grid without households', () => {
    expect(classOf(null, breaks)).toBeNull();
    expect(classCounts([null, 5, 15, 15, 99], breaks)).toEqual([1, 2, 0, 0, 1]);
  });
  it('works with fewer bounds, and with none', () => {
    expect(classRanges([5])).toEqual([
      { from: 0, to: 5 },
      { from: 5, to: null },
    ]);
    expect(classOf(7, [])).toBe(0);
    expect(classRanges([])).toEqual([{ from: 0, to: null }]);
  });

  it('counts every value in one bin, the largest in the last', () => {
    const bins = valueBins([0, 4, 5, 10, null], 2);
    expect(bins).toEqual([
      { from: 0, middle: 2.5, count: 2 },
      { from: 5, middle: 7.5, count: 2 },
    ]);
    expect(valueBins([], 3).map((bin) => bin.count)).toEqual([0, 0, 0]);
  });
});
