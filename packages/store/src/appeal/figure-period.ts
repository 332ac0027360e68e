const DAY_MS = 86_400_000;
/** China has one time all year round. */
const AHEAD_OF_UTC_MS = 8 * 3_600_000;

/** So many days protected figures are told of, from any day on, besides calendar months, quarters, years and all time. */
export const TOLD_DAYS: readonly number[] = [1, 7, 14, 30, 90, 365];

/** From an instant (included) until another (excluded); what is not set has no end. */
export interface Period {
  readonly from?: Date;
  readonly until?: Date;
}

/** The whole days in China that a period touches. */
export function wholeDays({ from, until }: Period): Period {
  return {
    ...(from ? { from: startOf(Math.floor(dayIn(from))) } : {}),
    ...(until ? { until: startOf(Math.ceil(dayIn(until))) } : {}),
  };
}

/** The last millisecond of its day in China. */
export function endOfDay(time: Date): Date {
  return new Date(startOf(Math.floor(dayIn(time)) + 1).getTime() - 1);
}

/** A month in China, from its first day until that of the next, of a text such as `2026-03`. */
export function monthPeriod(month: string): Required<Period> {
  const [year, number] = month.split('-').map(Number);
  return { from: startOfMonth(year, number - 1), until: startOfMonth(year, number) };
}

/** The weeks (from Monday) or months in China that a period touches. */
export function wholeSteps({ from, until }: Period, step: 'week' | 'month'): Period {
  return {
    ...(from ? { from: stepBegin(from, step) } : {}),
    ...(until ? { until: stepEnd(stepBegin(new Date(until.getTime() - 1), step), step) } : {}),
  };
}

/** The end of the week or month in China that begins at an instant. */
export function stepEnd(begin: Date, step: 'week' | 'month'): Date {
  const date = dateOf(begin);
  return step === 'week'
    ? new Date(begin.getTime() + 7 * DAY_MS)
    : startOfMonth(date.getUTCFullYear(), date.getUTCMonth() + 1);
}

/**
 * Whether protected figures are told of a period of whole days. Were they told of any, two periods that differ by a
 * single day could be found again and again, and the mean of their differences would be that day. Of periods of these
 * lengths, the windows of one length that hold a day are only as many as it has days, and no two of them differ by it.
 */
export function isToldPeriod({ from, until }: Period): boolean {
  if (from === undefined || until === undefined) return from === until;
  if (TOLD_DAYS.includes(dayIn(until) - dayIn(from))) return true;
  const date = dateOf(from);
  if (date.getUTCDate() !== 1) return false;
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const months = [1, ...(month % 3 === 0 ? [3] : []), ...(month === 0 ? [12] : [])];
  return months.some((count) => startOfMonth(year, month + count).getTime() === until.getTime());
}

/** Days since 1970 in China, with the part of the day that has passed. */
function dayIn(time: Date): number {
  return (time.getTime() + AHEAD_OF_UTC_MS) / DAY_MS;
}

function startOf(day: number): Date {
  return new Date(day * DAY_MS - AHEAD_OF_UTC_MS);
}

/** A date whose UTC members are those of the clock in China. */
function dateOf(time: Date): Date {
  return new Date(time.getTime() + AHEAD_OF_UTC_MS);
}

function startOfMonth(year: number, month: number): Date {
  return new Date(Date.UTC(year, month, 1) - AHEAD_OF_UTC_MS);
}

function stepBegin(time: Date, step: 'week' | 'month'): Date {
  const date = dateOf(time);
  if (step === 'month') return startOfMonth(date.getUTCFullYear(), date.getUTCMonth());
  const day = Math.floor(dayIn(time));
  return startOf(day - ((date.getUTCDay() + 6) % 7));
}
