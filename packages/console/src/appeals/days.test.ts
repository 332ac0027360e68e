import { describe, expect, it } from 'vitest';
import { addDays, addMonths, dayOf, isDay, startOfDay } from './days.ts';

describe('days of the district', () => {
  it.each([
    ['2026-02-28', true],
    ['2026-02-29', false],
    ['2024-02-29', true],
    ['2026-13-01', false],
    ['2026-2-1', false],
    ['', false],
  ])('knows whether %o is a day', (text, expected) => expect(isDay(text)).toBe(expected));

  it('begin at midnight in the district', () => {
    expect(startOfDay('2026-03-01')).toBe('2026-03-01T00:00:00+08:00');
    expect(dayOf('2026-02-28T15:59:59Z')).toBe('2026-02-28');
    expect(dayOf('2026-02-28T16:00:00Z')).toBe('2026-03-01');
  });

  it('are counted over the ends of months and years', () => {
    expect(addDays('2025-12-29', 7)).toBe('2026-01-05');
    expect(addMonths('2025-12-01', 1)).toBe('2026-01-01');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  });
});
