/** Length of a vector by a root alone: engines differ in the last bits of `Math.hypot`, and merges must not. */
export function lengthOf(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}
