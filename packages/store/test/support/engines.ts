import { afterAll, beforeAll, describe } from 'vitest';
import type { Database } from '../../src/engine/database.ts';
import type { EngineKind, Store, StoreOptions } from '../../src/index.ts';
import { databaseOf } from '../../src/open-store.ts';
import { embeddedPlace, openPlace, type Place, serverPlace } from './places.ts';

const SERVER_URL = process.env.ONEGRID_TEST_DATABASE_URL;

/** The engines this run has: always the embedded one, and the server that the environment names. */
export const ENGINES: readonly EngineKind[] =
  SERVER_URL === undefined ? ['embedded'] : ['embedded', 'server'];

export interface OpenedStore {
  readonly store: Store;
  readonly database: Database;
  readonly options: StoreOptions;
}

/** Declares a suite once for each engine, on a database of its own that is gone afterwards. */
export function describeOnEngines(
  name: string,
  declare: (opened: () => OpenedStore, engine: EngineKind) => void,
): void {
  describe.each(ENGINES)(`${name} (%s)`, (engine) => {
    let opened: OpenedStore | undefined;
    // Kept as a promise: a start that outlasts the hook's time still has to be closed.
    let opening: Promise<Place & { readonly store: Store }> | undefined;
    beforeAll(async () => {
      opening = openPlace(engine === 'embedded' ? embeddedPlace() : serverPlace(SERVER_URL!));
      const { store, options } = await opening;
      opened = { store, database: databaseOf(store), options };
    });
    afterAll(async () => {
      const ended = await opening;
      await ended?.store.close();
      await ended?.dispose();
    });
    declare(() => opened!, engine);
  });
}
