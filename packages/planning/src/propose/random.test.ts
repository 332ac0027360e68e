import { describe, expect, it } from 'vitest';
import { Random } from './random.ts';

describe('Random', () => {
  it('repeats itself for the same seed only', () => {
    const first = (seed: number) => {
      const random = new Random(seed);
      return Array.from({ length: 8 }, () => random.next());
    };
    expect(first(1)).toEqual(first(1));
    expect(first(1)).not.toEqual(first(2));
    expect(first(0)).not.toEqual(first(-1));
  });

  it('is even enough: each of ten numbers comes up about as often', () => {
    const random = new Random(42);
    const seen = new Int32Array(10);
    for (let draw = 0; draw < 100_000; draw++) seen[random.below(10)]!++;
    // Five standard deviations: 5 * sqrt(100000 * 0.1 * 0.9) = 474
    for (const times of seen) expect(Math.abs(times - 10_000)).toBeLessThan(474);
  });
});
