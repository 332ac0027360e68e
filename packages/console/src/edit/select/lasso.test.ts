import { describe, expect, it } from 'vitest';
import { lassoArea, metresBetween } from './lasso.ts';
import { at } from './plan.fixture.ts';

describe('a lasso', () => {
  it('is closed, counter-clockwise, on the lattice, without points on top of each other', () => {
    const path = [at(0, 0), at(0, 100), at(0.1, 100.1), [0.00100000004, 0.001], at(100, 0), at(0.2, 0.1)];
    expect(lassoArea(path)?.coordinates).toEqual([
      [at(0, 0), at(100, 0), at(100, 100), at(0, 100), at(0, 0)],
    ]);
  });

  it('has no area while it is a point or a line', () => {
    expect(lassoArea([])).toBeNull();
    expect(lassoArea([at(0, 0), at(0.1, 0), at(0.2, 0.2)])).toBeNull();
    expect(lassoArea([at(0, 0), at(50, 50), at(100, 100)])).toBeNull();
  });

  it('measures short ways', () => {
    expect(metresBetween([118, 31], [118, 31.001])).toBeCloseTo(111.3, 1);
    expect(metresBetween([118, 60], [118.001, 60])).toBeCloseTo(55.7, 1);
  });
});
