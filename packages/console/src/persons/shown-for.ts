/** So long is shown what was revealed. */
export const SHOWN_SECONDS = 60;

/** Whole seconds that are left at an instant, both in milliseconds of one clock. */
export function secondsLeft(since: number, now: number): number {
  return Math.max(0, Math.ceil(SHOWN_SECONDS - (now - since) / 1000));
}
