/**
 * Days of the district as YYYY-MM-DD. China has one time all year round, eight hours ahead of UTC, so that
 * days can be counted without a calendar of time zones.
 */
const OFFSET = '+08:00';
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

export function isDay(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && dayText(Date.parse(text)) === text
  );
}

/** The instant a day begins, in ISO 8601 with the district's offset. */
export function startOfDay(day: string): string {
  return `${day}T00:00:00${OFFSET}`;
}

/** The day of the district in which an instant lies. */
export function dayOf(instant: string): string {
  return dayText(Date.parse(instant) + OFFSET_MS);
}

export function addDays(day: string, count: number): string {
  return dayText(Date.parse(day) + count * DAY_MS);
}

/** The same day so many months later; the last day of a shorter month. */
export function addMonths(day: string, count: number): string {
  const [year, month, date] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + count + 1, 0)).getUTCDate();
  return dayText(Date.UTC(year, month - 1 + count, Math.min(date, last)));
}

function dayText(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
