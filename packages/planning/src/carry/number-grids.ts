/** A code's number has at least and at most this many digits; longer digits are a code of another kind. */
const LEAST_DIGITS = 3;
const NUMBER = /^\d{1,6}$/;

/**
 * Gives every grid its code: its kept one, or the next number of its prefix. A number is given once: new ones
 * follow the greatest that any live or retired code of the prefix ever had, as gaps may be codes that nobody
 * remembers.
 *
 * @param kept by grid, the code it keeps, or null.
 * @param prefixes by grid, what its code begins with; empty for none.
 * @param used every code there ever was, those kept included.
 */
export function numberGrids(
  kept: readonly (string | null)[],
  prefixes: readonly string[],
  used: readonly string[],
): string[] {
  const last = new Map<string, number>();
  return kept.map((code, grid) => {
    if (code !== null) return code;
    const prefix = prefixes[grid]!;
    const number = (last.get(prefix) ?? greatestNumber(prefix, used)) + 1;
    last.set(prefix, number);
    return prefix + String(number).padStart(LEAST_DIGITS, '0');
  });
}

function greatestNumber(prefix: string, used: readonly string[]): number {
  let greatest = 0;
  for (const code of used) {
    if (!code.startsWith(prefix)) continue;
    const digits = code.slice(prefix.length);
    if (NUMBER.test(digits)) greatest = Math.max(greatest, Number(digits));
  }
  return greatest;
}

/**
 * Whether a code may stay with a grid of this prefix: it begins with it and goes on. A grid without a prefix may
 * have any code but one that belongs to another prefix.
 */
export function codeFits(code: string, prefix: string, prefixes: ReadonlySet<string>): boolean {
  const belongsTo = (other: string) => code.startsWith(other) && code.length > other.length;
  return prefix === '' ? ![...prefixes].some((other) => other !== '' && belongsTo(other)) : belongsTo(prefix);
}
