import type { DatabaseCheck, DatabaseContext, FuzzSuite } from './fuzz-suite.ts';

export interface FuzzResult {
  readonly passed: number;
  readonly failedSeeds: readonly number[];
}

/**
 * Runs the cases `seed`, `seed + 1`, ... A case that throws is reported with its seed, and the run goes
 * on.
 *
 * @param onFailure gets the seed and what was thrown
 * @param onProgress gets the number of cases that have run
 */
export async function runFuzz(
  suite: FuzzSuite,
  options: {
    readonly seed: number;
    readonly runs: number;
    readonly database: DatabaseCheck | null;
    /** For a suite that works on a database. */
    readonly own?: DatabaseContext;
  },
  onFailure: (seed: number, reason: unknown) => void,
  onProgress: (done: number) => void = () => {},
): Promise<FuzzResult> {
  const failedSeeds: number[] = [];
  for (let index = 0; index < options.runs; index += 1) {
    const seed = options.seed + index;
    try {
      const outcome = await suite.runCase(seed, options.own ?? null);
      await options.database?.check(outcome);
    } catch (reason) {
      failedSeeds.push(seed);
      onFailure(seed, reason);
    }
    onProgress(index + 1);
  }
  return { passed: options.runs - failedSeeds.length, failedSeeds };
}
