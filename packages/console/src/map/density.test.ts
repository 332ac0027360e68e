import { describe, expect, it } from 'vitest';
import { axisEnd, classCounts, classOf, classRanges, valueBins } from './density.ts';

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
    expect(valueBins([0, 4, 5, 10, null], 2, 10)).toEqual([
      { from: 0, middle: 2.5, count: 2 },
      { from: 5, middle: 7.5, count: 2 },
    ]);
    expect(valueBins([], 3, 0).map((bin) => bin.count)).toEqual([0, 0, 0]);
  });

  it('ends the axis where most values end, and counts what lies beyond in the last bin', () => {
    expect(axisEnd([3, null, 12], [5, 10])).toBe(12);
    expect(axisEnd([3, 90], [5, 10])).toBe(20);
    expect(axisEnd([], [])).toBe(0);
    expect(valueBins([3, 90], 2, 20).map((bin) => bin.count)).toEqual([1, 1]);
  });
});
