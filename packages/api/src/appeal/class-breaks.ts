const CLASSES = 5;

/**
 * Upper bounds of all classes but the last, ascending and different from one another: quintiles of the
 * values (linear between ranks). Fewer than four where values repeat, none without values.
 */
export function classBreaks(values: readonly (number | null)[]): number[] {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  if (sorted.length === 0) return [];
  const breaks: number[] = [];
  for (let index = 1; index < CLASSES; index += 1) {
    const rank = (index / CLASSES) * (sorted.length - 1);
    const low = Math.floor(rank);
    const high = Math.min(low + 1, sorted.length - 1);
    const value = sorted[low] + (sorted[high] - sorted[low]) * (rank - low);
    if (value > (breaks.at(-1) ?? Number.NEGATIVE_INFINITY) && value < sorted[sorted.length - 1])
      breaks.push(value);
  }
  return breaks;
}
