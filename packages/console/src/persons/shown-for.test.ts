import { describe, expect, it } from 'vitest';
import { SHOWN_SECONDS, secondsLeft } from './shown-for.ts';

describe('what was revealed', () => {
  it('is shown for a minute and never longer', () => {
    expect(secondsLeft(500, 500)).toBe(SHOWN_SECONDS);
    expect(secondsLeft(500, 1_500)).toBe(59);
    expect(secondsLeft(500, 60_400)).toBe(1);
    expect(secondsLeft(500, 60_500)).toBe(0);
    // A machine that slept.
    expect(secondsLeft(500, 9_000_000)).toBe(0);
  });
});
