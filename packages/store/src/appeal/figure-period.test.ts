import { describe, expect, it, test } from 'vitest';
import { endOfDay, isToldPeriod, monthPeriod, TOLD_DAYS, wholeDays, wholeSteps } from './figure-period.ts';

const DAY_MS = 86_400_000;
const day = (text: string) => new Date(`${text}T00:00:00+08:00`);
const period = (from: string, until: string) => ({ from: day(from), until: day(until) });

test('whole days and the end of a day are those of China', () => {
  const part = { from: new Date('2026-03-15T15:59:59Z'), until: new Date('2026-03-15T16:00:01Z') };
  expect(wholeDays(part)).toEqual(period('2026-03-15', '2026-03-17'));
  expect(wholeDays(period('2026-03-15', '2026-03-16'))).toEqual(period('2026-03-15', '2026-03-16'));
  expect(wholeDays({})).toEqual({});
  expect(endOfDay(day('2026-03-15'))).toEqual(new Date('2026-03-15T15:59:59.999Z'));
});

test('a month runs until the next, also over the year', () => {
  expect(monthPeriod('2026-02')).toEqual(period('2026-02-01', '2026-03-01'));
  expect(monthPeriod('2026-12')).toEqual(period('2026-12-01', '2027-01-01'));
});

test('whole steps are the weeks from Monday and the months that a period touches', () => {
  const touched = period('2026-10-07', '2026-11-03');
  expect(wholeSteps(touched, 'month')).toEqual(period('2026-10-01', '2026-12-01'));
  expect(wholeSteps(touched, 'week')).toEqual(period('2026-10-05', '2026-11-09'));
  // What ends with a step ends there.
  expect(wholeSteps(period('2026-10-05', '2026-10-12'), 'week')).toEqual(period('2026-10-05', '2026-10-12'));
  expect(wholeSteps({ until: day('2026-11-01') }, 'month')).toEqual({ until: day('2026-11-01') });
});

describe('protected figures', () => {
  it.each([
    ['2026-03-15', '2026-03-16'],
    ['2026-03-15', '2026-03-22'],
    ['2025-12-20', '2026-01-19'],
    ['2026-02-01', '2026-03-01'],
    ['2026-04-01', '2026-07-01'],
    ['2024-01-01', '2025-01-01'],
  ])('are told from %s until %s', (from, until) => {
    expect(isToldPeriod(period(from, until))).toBe(true);
  });

  it.each([
    ['2026-03-15', '2026-03-17'],
    ['2026-03-15', '2026-03-15'],
    ['2026-03-16', '2026-03-15'],
    ['2026-02-02', '2026-03-02'],
    ['2026-05-01', '2026-08-01'],
    ['2026-01-01', '2026-03-01'],
    ['2026-01-01', '2026-01-06'],
  ])('are not told from %s until %s', (from, until) => {
    expect(isToldPeriod(period(from, until))).toBe(false);
  });

  it('are told of all time, and not of a period with one end', () => {
    expect(isToldPeriod({})).toBe(true);
    expect(isToldPeriod({ from: day('2026-01-01') })).toBe(false);
    expect(isToldPeriod({ until: day('2026-01-01') })).toBe(false);
  });

  it('are told of few pairs of periods that differ by one day, whatever the day', () => {
    const first = day('2026-01-01').getTime();
    const longest = Math.max(...TOLD_DAYS) + 2;
    for (let at = 0; at < 365; at += 1) {
      // Whatever ends with the day or begins with it, and the same without it.
      let pairs = 0;
      for (let length = 1; length < longest; length += 1) {
        const told = (from: number, until: number) =>
          isToldPeriod({ from: new Date(first + from * DAY_MS), until: new Date(first + until * DAY_MS) });
        if (told(at - length, at + 1) && told(at - length, at)) pairs += 1;
        if (told(at, at + 1 + length) && told(at + 1, at + 1 + length)) pairs += 1;
      }
      expect(pairs).toBeLessThanOrEqual(2);
    }
  });
});
