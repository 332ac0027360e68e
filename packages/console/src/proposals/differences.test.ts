import { expect, it } from 'vitest';
import { differences } from './differences.ts';

const base = {
  agreement: 0.48,
  evenness: 0.9,
  compactness: 0.5,
  outsideBand: 1,
  grids: 38,
};

it('tells what is better, worse and merely different', () => {
  const other = { ...base, agreement: 0.45, evenness: 0.95, outsideBand: 0, grids: 40 };
  const found = Object.fromEntries(differences(other, base).map((each) => [each.key, each]));
  expect(found.agreement.change).toBeCloseTo(-0.03, 9);
  expect(found.agreement.verdict).toBe('worse');
  expect(found.evenness.verdict).toBe('better');
  expect(found.outsideBand).toMatchObject({ change: -1, verdict: 'better' });
  expect(found.grids).toMatchObject({ change: 2, verdict: null });
  expect(found.compactness).toMatchObject({ change: null, verdict: null });
});

it('shows no difference that its digits do not show, and none without another plan', () => {
  const hardly = { ...base, agreement: base.agreement + 0.0001 };
  expect(differences(hardly, base).every(({ change }) => change === null)).toBe(true);
  expect(differences(base, null).every(({ change }) => change === null)).toBe(true);
});
