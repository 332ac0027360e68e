import type { Issue, PlanCheck } from '@onegrid/planning';
import { describe, expect, it } from 'vitest';
import { checksOf, lightOf, placeOf, worst } from './lights.ts';

const issue = (severity: Issue['severity'], place: Issue['place'] = []): Issue => ({
  kind: 'grid-thin',
  severity,
  status: 'fail',
  place,
  ids: [],
  params: {},
  fixes: [],
});
const check = (part: Partial<PlanCheck>): PlanCheck => ({
  rule: 'width',
  code: '001',
  status: 'fail',
  issues: [],
  ...part,
});

describe('rule lights', () => {
  it('show an error as failed and warnings alone as a warning', () => {
    expect(lightOf(check({ issues: [issue('warning'), issue('error')] }))).toBe('fail');
    expect(lightOf(check({ issues: [issue('warning')] }))).toBe('warn');
    expect(lightOf(check({ status: 'pass' }))).toBe('pass');
    expect(lightOf(check({ status: 'incomplete', issues: [issue('warning')] }))).toBe('incomplete');
  });

  it('come to the worst of them', () => {
    expect(worst(['pass', 'incomplete', 'warn'])).toBe('warn');
    expect(worst(['pass', 'fail'])).toBe('fail');
    expect(worst([])).toBe('pass');
  });

  it('are those of one grid in the order of the rules', () => {
    const checks = [check({ rule: 'code' }), check({ code: '002' }), check({ rule: 'coverage' })];
    expect(checksOf(checks, '001').map(({ rule }) => rule)).toEqual(['coverage', 'code']);
  });

  it('lead to the middle of the first place that an issue names', () => {
    const placed = issue('error', [
      [],
      [
        [1, 1],
        [2, 2],
        [3, 3],
      ],
    ]);
    expect(placeOf(check({ issues: [issue('error'), placed] }))).toEqual([2, 2]);
    expect(placeOf(check({ issues: [issue('error')] }))).toBeNull();
    expect(placeOf(check({ rule: 'band', issues: [placed] }))).toBeNull();
  });
});
