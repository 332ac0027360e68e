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

/** Values counted in bins of equal width from 0 to the largest; values that are null are left out. */
export function valueBins(
  values: readonly (number | null)[],
  bins: number,
): readonly { readonly from: number; readonly middle: number; readonly count: number }[] {
  const present = values.filter((value) => value !== null);
  const width = Math.max(...present, 0) / bins || 1;
  const counts = new Array<number>(bins).fill(0);
  for (const value of present) counts[Math.min(bins - 1, Math.floor(value / width))]++;
  return counts.map((count, index) => ({ from: index * width, middle: (index + 0.5) * width, count }));
}
