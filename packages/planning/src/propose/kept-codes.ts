/** What a new grid has of the old ones. */
export interface Kept {
  /** The old grid that it is: each holds more than half of the other; -1 for none. */
  readonly same: number;
  /** The old grid that has most of it; the first of equals. */
  readonly most: number;
}

/** How the grids of two divisions of the same atoms follow each other, by mass. */
export function keptCodes(before: Int32Array, after: Int32Array, grids: number, mass: Float64Array): Kept[] {
  const massBefore = new Map<number, number>();
  const massAfter = new Float64Array(grids);
  const shared: Map<number, number>[] = Array.from({ length: grids }, () => new Map());
  after.forEach((grid, atom) => {
    const old = before[atom]!;
    massBefore.set(old, (massBefore.get(old) ?? 0) + mass[atom]!);
    massAfter[grid]! += mass[atom]!;
    shared[grid]!.set(old, (shared[grid]!.get(old) ?? 0) + mass[atom]!);
  });
  return shared.map((parts, grid) => {
    const [most, held] = [...parts].reduce((best, part) =>
      part[1] > best[1] || (part[1] === best[1] && part[0] < best[0]) ? part : best,
    );
    const same = 2 * held > massAfter[grid]! && 2 * held > massBefore.get(most)!;
    return { same: same ? most : -1, most };
  });
}

/** Digits at the end of a code that can be a number within its prefix. */
const MOST_DIGITS = 6;
/** Digits of that number where the prefix ends in digits too, as community codes do. */
const NUMBER_DIGITS = 3;

/** What a grid's code begins with before its number: `''` of `017`, `A-` of `A-03`, `330106001002` of `330106001002017`. */
export function prefixOf(code: string): string {
  const digits = /\d*$/.exec(code)![0].length;
  return code.slice(0, code.length - (digits > MOST_DIGITS ? NUMBER_DIGITS : digits));
}
