/** Below this a double holds every integer, so a difference of two such products is exact. */
const EXACT = 2 ** 52;

/**
 * On which side of the directed line a→b the point c lies: 1 left, -1 right, 0 on the line. All
 * coordinates are integers (lattice units) and the answer is exact at any extent: products that would
 * outgrow a double are repeated in big integers.
 */
export function orientation(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
): -1 | 0 | 1 {
  const left = (bx - ax) * (cy - ay);
  const right = (by - ay) * (cx - ax);
  if (Math.abs(left) < EXACT && Math.abs(right) < EXACT) {
    return left > right ? 1 : left < right ? -1 : 0;
  }
  const exactLeft = BigInt(bx - ax) * BigInt(cy - ay);
  const exactRight = BigInt(by - ay) * BigInt(cx - ax);
  return exactLeft > exactRight ? 1 : exactLeft < exactRight ? -1 : 0;
}

/** Whether c, known to lie on the line through a and b, lies on the segment between them, ends included. */
export function withinSegment(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
): boolean {
  return Math.min(ax, bx) <= cx && cx <= Math.max(ax, bx) && Math.min(ay, by) <= cy && cy <= Math.max(ay, by);
}

/**
 * Adds up integer terms without loss: a double collects them and is emptied into a big integer before it
 * could round. Each term must itself be exact, which holds for cross products up to 6 degrees across.
 */
export class ExactSum {
  private total = 0n;
  private open = 0;

  add(term: number): void {
    this.open += term;
    if (Math.abs(this.open) > EXACT / 2) {
      this.total += BigInt(this.open);
      this.open = 0;
    }
  }

  get value(): bigint {
    return this.total + BigInt(this.open);
  }
}
