import type { Issue, PlanCheck } from '@onegrid/planning';
import { describe, expect, it } from 'vitest';
import { countsOf, issueRows, rowAfter } from './issue-rows.ts';

const issue = (kind: Issue['kind'], part: Partial<Issue> = {}): Issue => ({
  kind,
  severity: 'error',
  status: 'fail',
  place: [],
  ids: [],
  params: {},
  fixes: [],
  ...part,
});
const checks: readonly PlanCheck[] = [
  { rule: 'code', code: '001', status: 'pass', issues: [] },
  { rule: 'compactness', code: '001', status: 'fail', issues: [issue('grid-thin', { severity: 'warning' })] },
  { rule: 'band', code: '002', status: 'fail', issues: [issue('grid-below-band', { severity: 'warning' })] },
  {
    rule: 'width',
    code: '003',
    status: 'fail',
    issues: [issue('grid-thin', { place: [[[1, 2]]] }), issue('grid-thin')],
  },
  {
    rule: 'building',
    code: '003',
    status: 'incomplete',
    issues: [issue('households-unknown', { status: 'incomplete' })],
  },
];
const rows = issueRows(checks, ({ kind }) => `text of ${kind}`);

describe('the list of issues', () => {
  it('puts what stands in the way of a review first, passes last', () => {
    expect(rows.map(({ id, light, blocks }) => [id, light, blocks])).toEqual([
      ['width 003', 'fail', true],
      ['band 002', 'warn', true],
      ['compactness 001', 'warn', false],
      ['building 003', 'incomplete', false],
      ['code 001', 'pass', false],
    ]);
  });

  it('says each thing once, and where it is', () => {
    expect(rows[0].texts).toEqual(['text of grid-thin']);
    expect(rows[0].at).toEqual([1, 2]);
    expect(rows[1].at).toBeNull();
    expect(rows[4].texts).toEqual([]);
  });

  it('counts the three states', () => {
    expect(countsOf(rows)).toEqual({ fail: 3, incomplete: 1, pass: 1 });
  });

  it('goes round', () => {
    expect(rowAfter(rows, null)?.id).toBe('width 003');
    expect(rowAfter(rows, 'width 003')?.id).toBe('band 002');
    expect(rowAfter(rows, 'code 001')?.id).toBe('width 003');
    expect(rowAfter(rows, 'gone')?.id).toBe('width 003');
    expect(rowAfter([], null)).toBeNull();
  });
});
