/** One measured figure. */
export interface BenchFigure {
  readonly name: string;
  readonly value: number;
  /** `ms`, `MB`, `1/s`, or '' for a plain number. */
  readonly unit: string;
}

/**
 * A bench suite: the exports of `packages/NAME/test/bench/SUITE-suite.ts`. It repeats and takes the
 * median by itself, because it knows what has to be warm.
 */
export interface BenchSuite {
  readonly measure: () => readonly BenchFigure[] | Promise<readonly BenchFigure[]>;
}

/** Checks what a suite's module exports. */
export function isBenchSuite(module: unknown): module is BenchSuite {
  return (
    typeof module === 'object' &&
    module !== null &&
    'measure' in module &&
    typeof module.measure === 'function'
  );
}
