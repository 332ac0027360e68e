/** Class (from 0) of a value under ascending upper bounds; null where there is no value. */
export function classOf(value: number | null, breaks: readonly number[]): number | null {
  if (value === null) return null;
  const index = breaks.findIndex((bound) => value <= bound);
  return index === -1 ? breaks.length : index;
}

/** Bounds of the classes for a legend: from (exclusive, the first inclusive) and to, open at the end. */
export function classRanges(
  breaks: readonly number[],
): readonly { readonly from: number; readonly to: number | null }[] {
  return [...breaks, null].map((to, index) => ({ from: index === 0 ? 0 : breaks[index - 1], to }));
}

/** How many values fall in each class. */
export function classCounts(
  values: readonly (number | null)[],
  breaks: readonly number[],
): readonly number[] {
  const counts = new Array<number>(breaks.length + 1).fill(0);
  for (const value of values) {
    const index = classOf(value, breaks);
    if (index !== null) counts[index]++;
  }
  return counts;
}

/** End of a histogram's axis: the greatest value, or twice the last break where few lie far beyond. */
export function axisEnd(values: readonly (number | null)[], breaks: readonly number[]): number {
  const most = values.reduce<number>((high, value) => Math.max(high, value ?? 0), 0);
  const last = breaks.at(-1) ?? 0;
  return last > 0 ? Math.min(most, 2 * last) : most;
}

/** Values counted in bins of equal width from 0 to `end`; greater ones in the last, nulls in none. */
export function valueBins(
  values: readonly (number | null)[],
  bins: number,
  end: number,
): readonly { readonly from: number; readonly middle: number; readonly count: number }[] {
  const width = end / bins || 1;
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) {
    if (value !== null) counts[Math.min(bins - 1, Math.floor(value / width))]++;
  }
  return counts.map((count, index) => ({ from: index * width, middle: (index + 0.5) * width, count }));
}
