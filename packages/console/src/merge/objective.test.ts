import { describe, expect, it } from 'vitest';
import { objectiveName, objectiveOf, sameMix, sharesOf } from './objective.ts';

describe('a mix of objectives', () => {
  it('is known by its ratios, whatever its sum', () => {
    expect(objectiveName({ agreement: 40, evenness: 0, stability: 0 })).toBe('most-agreed');
    expect(objectiveName({ agreement: 2, evenness: 2, stability: 0 })).toBe('most-even');
    expect(objectiveName({ agreement: 30, evenness: 0, stability: 70 })).toBe('least-change');
    expect(objectiveName({ agreement: 1, evenness: 1, stability: 1 })).toBeNull();
  });

  it('has shares that add up to 1, and none without any weight', () => {
    expect(sharesOf({ agreement: 3, evenness: 1, stability: 0 })).toEqual({
      agreement: 0.75,
      evenness: 0.25,
      stability: 0,
    });
    expect(sharesOf({ agreement: 0, evenness: 0, stability: 0 })).toBeNull();
  });

  it('is the same only where every share is', () => {
    expect(
      sameMix({ agreement: 1, evenness: 1, stability: 0 }, { agreement: 50, evenness: 50, stability: 0 }),
    ).toBe(true);
    expect(
      sameMix({ agreement: 1, evenness: 1, stability: 0 }, { agreement: 1, evenness: 0, stability: 1 }),
    ).toBe(false);
  });
});

it('takes a plan from before there was a choice for the most agreed one', () => {
  const none = { agreement: null, evenness: null, stability: null };
  expect(objectiveName(objectiveOf(none))).toBe('most-agreed');
  expect(objectiveOf({ agreement: 0.2, evenness: 0.8, stability: null })).toEqual({
    agreement: 0.2,
    evenness: 0.8,
    stability: 0,
  });
});
