import type { Contingency } from './contingency.ts';

/** A grid is whole while one grid of the other division holds at least this share of it. */
const WHOLE = 0.95;

/**
 * Labels of the second division's grids of which no grid of the first holds 95 %: of the table's mass, of the
 * area where a grid has none. Label -1 is no grid.
 *
 * @param byArea the same items by area.
 */
export function splitGrids(table: Contingency, byArea: Contingency): Set<number> {
  const greatest = new Float64Array(table.second.labels.length);
  // Both tables have the same cells in the same order: they differ in mass only.
  for (let cell = 0; cell < table.shared.length; cell++) {
    const second = table.secondAt[cell]!;
    const source = table.second.mass[second]! > 0 ? table : byArea;
    const share = source.shared[cell]! / source.second.mass[second]!;
    greatest[second] = Math.max(greatest[second]!, share);
  }
  return new Set(table.second.labels.filter((label, second) => label !== -1 && greatest[second]! < WHOLE));
}
