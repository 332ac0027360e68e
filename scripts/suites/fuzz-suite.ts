/** Which database a case is to run on, for suites that use one. */
export type Engine = 'embedded' | 'server';

/** The database that `--engine` names; for a suite that cannot do without one it is embedded where none is named. */
export interface DatabaseContext {
  readonly engine: Engine;
  /** Of a PostgreSQL server with PostGIS where the engine is `server`, else null. */
  readonly databaseUrl: string | null;
}

/**
 * A fuzz suite: the exports of `packages/NAME/test/fuzz/SUITE-suite.ts`.
 *
 * `runCase` builds everything from its seed, asserts what must always hold, and throws where it does
 * not. The same seed gives the same case on every machine: no clock, no other source of randomness. What
 * it returns goes to the suite's database check, where `--engine` asks for one.
 */
export interface FuzzSuite {
  readonly runCase: (seed: number, database: DatabaseContext | null) => unknown;
  /** True where every case works on a database: `runCase` then gets an empty one, the same in all cases of a run. */
  readonly needsDatabase?: boolean;
}

/**
 * What a suite does with a database: `SUITE-database.ts` beside it, or in `packages/store/test/fuzz`, exports
 * `openDatabaseCheck(context)`, which is called once a run.
 */
export interface DatabaseCheck {
  /** Gets what `runCase` returned; throws where the database does not agree. */
  readonly check: (outcome: unknown) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface DatabaseSuite {
  readonly openDatabaseCheck: (context: DatabaseContext) => Promise<DatabaseCheck>;
}

/** Checks what a database companion's module exports. */
export function isDatabaseSuite(module: unknown): module is DatabaseSuite {
  return hasFunction(module, 'openDatabaseCheck');
}

/** A database that the cases of a run have to themselves. */
export interface OwnDatabase {
  readonly context: DatabaseContext;
  readonly dispose: () => Promise<void>;
}

/** Checks what a suite's module exports. */
export function isFuzzSuite(module: unknown): module is FuzzSuite {
  return hasFunction(module, 'runCase');
}

function hasFunction(module: unknown, name: string): boolean {
  return (
    typeof module === 'object' &&
    module !== null &&
    name in module &&
    typeof (module as Record<string, unknown>)[name] === 'function'
  );
}
