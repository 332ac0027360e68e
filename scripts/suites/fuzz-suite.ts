/** Which database a case is to run on, for suites that use one. */
export type Engine = 'embedded' | 'server';

/**
 * A fuzz suite: the exports of `packages/NAME/test/fuzz/SUITE-suite.ts`.
 *
 * `runCase` builds everything from its seed, asserts what must always hold, and throws where it does
 * not. The same seed gives the same case on every machine: no clock, no other source of randomness.
 */
export interface FuzzSuite {
  readonly runCase: (seed: number, context: FuzzContext) => void | Promise<void>;
  /** True where cases run on a database; `--engine` is refused for the others. */
  readonly usesDatabase?: boolean;
}

/** What a suite with a database gets; for the others `engine` means nothing. */
export interface FuzzContext {
  readonly engine: Engine;
  /** Of a PostgreSQL server with PostGIS where the engine is `server`, else null. */
  readonly databaseUrl: string | null;
}

/** Checks what a suite's module exports. */
export function isFuzzSuite(module: unknown): module is FuzzSuite {
  return (
    typeof module === 'object' &&
    module !== null &&
    'runCase' in module &&
    typeof module.runCase === 'function'
  );
}
