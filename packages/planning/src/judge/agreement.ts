import type { Contingency } from './contingency.ts';

/**
 * Adjusted Rand index (Hubert & Arabie 1985, "Comparing partitions", Journal of Classification 2):
 * agreement over pairs, corrected for chance; 1 for equal divisions, about 0 for unrelated ones.
 *
 *   (S - A B / N^2) / ((A + B) / 2 - A B / N^2)
 *
 * with S, A and B the sums of the squared masses of the joint cells, of the first and of the second
 * division's cells, and N the whole mass. Pairs are drawn with replacement in proportion to mass, so
 * fractional masses need no rounding and the unit of mass does not matter; for whole counts the
 * difference from pairs drawn without replacement is of the order 1/N. Two divisions with one cell each
 * agree fully.
 *
 * "No grid" (-1) is a label like any other: land that a department leaves out is one cell of its own.
 */
export function adjustedRandIndex(table: Contingency): number {
  const shared = sumOfSquares(table.shared);
  const first = sumOfSquares(table.first.mass);
  const second = sumOfSquares(table.second.mass);
  const expected = (first / table.total) * (second / table.total);
  const greatest = (first + second) / 2;
  // Equal only where both divisions are one cell (or nothing has mass); then 0 / 0 stands for full agreement.
  return greatest - expected > greatest * 1e-12 ? (shared - expected) / (greatest - expected) : 1;
}

/**
 * Variation of information in bits (Meila 2007, "Comparing clusterings: an information based distance",
 * Journal of Multivariate Analysis 98): H(first | second) + H(second | first); 0 for equal divisions.
 * "No grid" is a label like any other.
 */
export function variationOfInformation(table: Contingency): number {
  let bits = 0;
  for (let cell = 0; cell < table.shared.length; cell++) {
    const shared = table.shared[cell]!;
    if (shared === 0) continue;
    const ofFirst = shared / table.first.mass[table.firstAt[cell]!]!;
    const ofSecond = shared / table.second.mass[table.secondAt[cell]!]!;
    bits -= (shared / table.total) * (Math.log2(ofFirst) + Math.log2(ofSecond));
  }
  return Math.max(0, bits);
}

/**
 * How well each cell of the second division is met by its best cell of the first: Jaccard index
 * |g and l| / |g or l|, the best over g, averaged over l by mass. Cells labelled -1 are no grids and do
 * not count. 1 where the second division has no grid with mass.
 */
export function bestMatchJaccard(table: Contingency): number {
  const best = new Float64Array(table.second.labels.length);
  for (let cell = 0; cell < table.shared.length; cell++) {
    const second = table.secondAt[cell]!;
    const shared = table.shared[cell]!;
    const union = table.first.mass[table.firstAt[cell]!]! + table.second.mass[second]! - shared;
    if (union > 0) best[second] = Math.max(best[second]!, shared / union);
  }
  let sum = 0;
  let mass = 0;
  for (let second = 0; second < best.length; second++) {
    if (table.second.labels[second] === -1) continue;
    sum += best[second]! * table.second.mass[second]!;
    mass += table.second.mass[second]!;
  }
  return mass > 0 ? sum / mass : 1;
}

function sumOfSquares(values: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at]! * values[at]!;
  return sum;
}
