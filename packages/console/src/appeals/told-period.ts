import { addDays, addMonths } from './days.ts';

/** Lengths of periods that protected figures are told of: all time, so many days, or one of the calendar. */
export const TOLD_LENGTHS = ['all', '1', '7', '14', '30', '90', '365', 'month', 'quarter', 'year'] as const;
export type ToldLength = (typeof TOLD_LENGTHS)[number];

/** Hours of the day that protected figures are told of, besides every single one: its quarters. */
export const TOLD_HOURS: readonly (readonly [number, number])[] = [
  ...[0, 6, 12, 18].map((from) => [from, from + 6] as const),
  ...Array.from({ length: 24 }, (_, from) => [from, from + 1] as const),
];

/** First and last day, both included; null: no end. */
export interface DayRange {
  readonly from: string | null;
  readonly until: string | null;
}

/** The length of a range; null where protected figures are not told of it. What is a month and 30 days is told to be the month. */
export function toldLength({ from, until }: DayRange): ToldLength | null {
  if (from === null || until === null) return from === until ? 'all' : null;
  return (
    TOLD_LENGTHS.findLast((length) => {
      const range = toldRange(length, until);
      return range.from === from && range.until === until;
    }) ?? null
  );
}

/** The range of a length that ends with a day, or within which the day lies where it is one of the calendar. */
export function toldRange(length: ToldLength, day: string): DayRange {
  if (length === 'all') return { from: null, until: null };
  if (length !== 'month' && length !== 'quarter' && length !== 'year')
    return { from: addDays(day, 1 - Number(length)), until: day };
  const months = { month: 1, quarter: 3, year: 12 }[length];
  const [year, month] = day.split('-').map(Number);
  const first = Math.floor((month - 1) / months) * months + 1;
  const from = `${year}-${String(first).padStart(2, '0')}-01`;
  return { from, until: addDays(addMonths(from, months), -1) };
}
