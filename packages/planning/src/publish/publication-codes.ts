import { codeFits, numberGrids } from '../carry/number-grids.ts';
import type { SharedLand } from '../carry/shared-land.ts';

/** A grid keeps a code where it and the earlier grid hold at least this much of each other, as a fraction. */
const KEPT_NUMERATOR = 4;
const KEPT_DENOMINATOR = 5;

/**
 * By grid of a plan, the code of the earlier published grid that goes on as it, or null: each holds at least 80 %
 * of the other's households; where nobody lives in either, of its land. Over a half on both sides, so that no
 * code goes on twice and no grid has two. Households are those of today on both sides.
 */
export function keptCodes(
  { parts, fromAreaM2, toAreaM2, fromHouseholds, toHouseholds }: SharedLand,
  earlierCodes: readonly string[],
): (string | null)[] {
  const kept: (string | null)[] = new Array(toAreaM2.length).fill(null);
  for (const { from, to, areaM2, households } of parts) {
    const [before, now] = [fromHouseholds?.[from] ?? 0, toHouseholds?.[to] ?? 0];
    const oneGrid =
      before > 0 || now > 0
        ? isMostOf(households, before) && isMostOf(households, now)
        : isMostOf(areaM2, fromAreaM2[from]!) && isMostOf(areaM2, toAreaM2[to]!);
    if (oneGrid) kept[to] = earlierCodes[from]!;
  }
  return kept;
}

/**
 * The published code of every grid: the kept one where it is of the grid's community, else the next number of
 * the community that no code there ever had.
 *
 * @param kept by grid in the order of numbering, as `keptCodes` gives them.
 * @param prefixes by grid, the twelve digits of its community; empty for none.
 * @param used every code that was ever published; none of them is given to another grid.
 */
export function publicationCodes(
  kept: readonly (string | null)[],
  prefixes: readonly string[],
  used: readonly string[],
): { readonly codes: readonly string[]; readonly kept: readonly boolean[] } {
  const distinct = new Set(prefixes);
  const fitting = kept.map((code, grid) =>
    code !== null && codeFits(code, prefixes[grid]!, distinct) ? code : null,
  );
  return {
    codes: numberGrids(fitting, prefixes, used),
    kept: fitting.map((code) => code !== null),
  };
}

/** Whole numbers of households compare exactly. */
function isMostOf(part: number, whole: number): boolean {
  return whole > 0 && part * KEPT_DENOMINATOR >= whole * KEPT_NUMERATOR;
}
