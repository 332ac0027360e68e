import type { Locale } from '../app/preferences.ts';
import { startOfDay } from '../appeals/days.ts';

/** Numbers, measures and dates as a reader of the locale writes them. */
export interface Formats {
  /** At most `digits` decimals, grouped. */
  number(value: number, digits?: number): string;
  /** A count of appeals; null, fewer than what is always told to who asks, is `<10` where that is ten. */
  count(value: number | null, leastTold: number): string;
  /** With exactly two decimals, for indices from 0 to 1. */
  index(value: number): string;
  /** A share 0..1 as a percentage with at most one decimal. */
  percent(share: number): string;
  /** Square metres; square kilometres from a million on. */
  area(squareMetres: number): string;
  /** Metres; kilometres from ten thousand on. */
  length(metres: number): string;
  /** A span of time in seconds. */
  seconds(milliseconds: number): string;
  /** With its sign, at most `digits` decimals; what rounds to nothing has none. */
  signed(value: number, digits?: number): string;
  /** A file's size. */
  bytes(count: number): string;
  date(iso: string): string;
  /** A day that is written as YYYY-MM-DD. */
  day(day: string): string;
  dateTime(iso: string): string;
}

const formats = new Map<Locale, Formats>();

export function formatsFor(locale: Locale): Formats {
  const known = formats.get(locale);
  if (known !== undefined) return known;
  const made = makeFormats(locale);
  formats.set(locale, made);
  return made;
}

function makeFormats(locale: Locale): Formats {
  const decimals = [0, 1, 2, 3].map(
    (digits) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }),
  );
  const signed = [0, 1, 2, 3].map(
    (digits) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits, signDisplay: 'exceptZero' }),
  );
  const two = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'Asia/Shanghai' });
  const minute = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: 'Asia/Shanghai',
  });
  const number = (value: number, digits = 0) => decimals[Math.min(digits, 3)].format(value);
  return {
    number,
    count: (value, leastTold) => (value === null ? `<${number(leastTold)}` : number(value)),
    index: (value) => two.format(value),
    percent: (value) => share.format(value),
    area: (m2) => (m2 >= 1e6 ? `${number(m2 / 1e6, 2)} km²` : `${number(m2)} m²`),
    length: (m) => (m >= 1e4 ? `${number(m / 1e3, 1)} km` : `${number(m, m < 10 ? 1 : 0)} m`),
    seconds: (ms) => `${number(ms / 1e3, ms < 1e4 ? 1 : 0)} s`,
    signed: (value, digits = 0) => signed[Math.min(digits, 3)].format(value),
    bytes: (count) =>
      count >= 1e6
        ? `${number(count / 1e6, 1)} MB`
        : count >= 1e3
          ? `${number(count / 1e3)} KB`
          : `${number(count)} B`,
    date: (iso) => day.format(new Date(iso)),
    day: (text) => day.format(new Date(startOfDay(text))),
    dateTime: (iso) => minute.format(new Date(iso)),
  };
}
