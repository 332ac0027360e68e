import { expect, it } from 'vitest';
import { TOLD_LENGTHS, toldLength, toldRange } from './told-period.ts';

it.each([
  ['all', null, null],
  ['1', '2026-03-15', '2026-03-15'],
  ['7', '2026-03-09', '2026-03-15'],
  ['365', '2025-03-16', '2026-03-15'],
  ['month', '2026-03-01', '2026-03-31'],
  ['quarter', '2026-01-01', '2026-03-31'],
  ['year', '2026-01-01', '2026-12-31'],
] as const)('a length of %s is from %s until %s', (length, from, until) => {
  expect(toldRange(length, '2026-03-15')).toEqual({ from, until });
  expect(toldLength({ from, until })).toBe(length);
});

it('a range that ends where it began has the same length', () => {
  for (const day of ['2024-02-29', '2026-02-28', '2026-12-31', '2027-01-01']) {
    for (const length of TOLD_LENGTHS) {
      const range = toldRange(length, day);
      expect(toldRange(toldLength(range) ?? 'all', range.until ?? day)).toEqual(range);
    }
  }
});

it.each([
  ['2026-03-01', null],
  [null, '2026-03-01'],
  ['2026-03-01', '2026-03-02'],
  ['2026-03-02', '2026-04-01'],
  ['2026-01-01', '2026-02-28'],
])('from %s until %s has none', (from, until) => {
  expect(toldLength({ from, until })).toBeNull();
});
