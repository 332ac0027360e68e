const DAY_MS = 86_400_000;
/** China has one time all year round. */
const AHEAD_OF_UTC_MS = 8 * 3_600_000;

/** The whole days in China that a period touches. */
export function wholeDays({ from, until }: { readonly from?: Date | null; readonly until?: Date | null }) {
  return {
    from: from ? wholeDay(from, Math.floor) : null,
    until: until ? wholeDay(until, Math.ceil) : null,
  };
}

function wholeDay(time: Date, toDay: (days: number) => number): Date {
  const days = toDay((time.getTime() + AHEAD_OF_UTC_MS) / DAY_MS);
  return new Date(days * DAY_MS - AHEAD_OF_UTC_MS);
}
