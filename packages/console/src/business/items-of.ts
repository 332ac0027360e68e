/** One item a line, without empty ones and without repeats. */
export function itemsOf(text: string): string[] {
  const items = text.split('\n').map((line) => line.trim());
  return [...new Set(items)].filter((item) => item !== '');
}

/** The day in the district's time zone, as YYYY-MM-DD. */
export function today(now: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(now);
}
