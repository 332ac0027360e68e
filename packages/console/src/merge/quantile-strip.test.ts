import { expect, it } from 'vitest';
import { stripOf } from './quantile-strip.ts';

it('spreads quantiles and the plan’s own value over the strip', () => {
  const { ticks, own } = stripOf({ quantiles: [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5], own: 0.6 });
  expect(ticks[0].x).toBe(8);
  expect(own).toBe(312);
  // 0.4 lies half-way between 0.2 and 0.6.
  expect(ticks[4].x).toBeCloseTo(160, 9);
});

it('puts everything in the middle where nothing differs', () => {
  const { ticks, own } = stripOf({ quantiles: [0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3], own: 0.3 });
  expect(new Set([own, ...ticks.map(({ x }) => x)])).toEqual(new Set([160]));
});
