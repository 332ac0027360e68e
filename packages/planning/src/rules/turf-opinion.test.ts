import { describe, expect, it } from 'vitest';
import { box, fourAtoms, planOf } from '../edit/plan.fixture.ts';
import { GridLand } from './grid-land.ts';
import { Ground } from './ground.ts';
import { checkGrids } from './plan-check.ts';
import { turfOpinion } from './turf-opinion.ts';

const RULES = { band: null, communities: [], units: [], buildings: [], links: [] };

describe('the opinion of Turf', () => {
  it('agrees with a clean coverage, whose grids share a border', () => {
    const [check] = checkGrids(fourAtoms(), ['001'], RULES, { only: ['coverage'], turf: true });
    expect(check).toMatchObject({ rule: 'coverage', status: 'pass', issues: [] });
  });

  // +-----+---+
  // |  a  |   |     b begins 10 units inside a
  // +-----+---+
  it('tells an overlap by itself, with both grids and the area', () => {
    const plan = planOf(['a', box(0, 0, 110, 100), '001'], ['b', box(100, 0, 200, 100), '002']);
    const view = (code: string) => ({
      plan,
      code,
      land: GridLand.of(plan, code),
      rules: RULES,
      ground: Ground.of(RULES),
    });
    for (const code of ['001', '002']) {
      const [{ issue }, ...others] = turfOpinion(view(code));
      expect(others).toEqual([]);
      expect(issue).toMatchObject({ kind: 'grids-overlap-by-turf', severity: 'error', ids: ['001', '002'] });
      // 10 by 100 units of 1.113 m, on Turf's sphere.
      expect(issue.params.area).toBeCloseTo(1236, -1);
    }
  });

  it('is asked for only where the coverage has no fault of its own', () => {
    const plan = planOf(['a', box(0, 0, 110, 100), '001'], ['b', box(100, 0, 200, 100), '002']);
    const [check] = checkGrids(plan, ['001'], RULES, { only: ['coverage'], turf: true });
    expect(check.status).toBe('fail');
    expect(check.issues.map(({ kind }) => kind)).not.toContain('grids-overlap-by-turf');
  });
});
