/** How evenly something is shared out over grids. */
export interface Spread {
  readonly mean: number;
  readonly min: number;
  readonly max: number;
  /** Standard deviation (of all grids, not of a sample) over the mean; 0 where all are 0. */
  readonly coefficientOfVariation: number;
}

/** The spread of one amount a grid; there is at least one grid. */
export function spreadOf(amounts: Float64Array): Spread {
  let sum = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = 0;
  for (const amount of amounts) {
    sum += amount;
    min = Math.min(min, amount);
    max = Math.max(max, amount);
  }
  const mean = sum / amounts.length;
  let squares = 0;
  for (const amount of amounts) squares += (amount - mean) * (amount - mean);
  const deviation = Math.sqrt(squares / amounts.length);
  return { mean, min, max, coefficientOfVariation: mean > 0 ? deviation / mean : 0 };
}
