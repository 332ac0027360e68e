import { hashPassword, type RunningServer, type ServerOptions, startServer } from '@onegrid/api';
import { type DistrictStore, ROLES, type Role, type Store, SYSTEM_ACTOR, seedTown } from '@onegrid/store';
import { databaseOf } from '../../store/src/open-store.ts';
import { embeddedPlace, openPlace, type Place, serverPlace } from '../../store/test/support/places.ts';
import { Client } from './client.ts';
import { countedStore } from './counted-store.ts';
import { smallTown } from './small-town.ts';

const SERVER_URL = process.env.ONEGRID_TEST_DATABASE_URL;
const MEGABYTE = 1024 * 1024;
export const PASSWORD = 'a password for tests';

/** A server over an embedded database that holds the small town, with one account a role. */
export interface Town {
  readonly store: Store;
  readonly district: DistrictStore;
  readonly origin: string;
  /** How often each question went to the store; tests clear it. */
  readonly counts: Map<string, number>;
  /** A client that is signed in in this role. */
  client(role: Role, language?: string): Promise<Client>;
  /** Another server over the same store, which leaves the jobs to the first. */
  serve(options: Partial<ServerOptions>): Promise<RunningServer>;
  /** A statement in the database, under the role of the system. */
  sql(text: string, values?: readonly unknown[]): Promise<readonly unknown[]>;
  /** A statement under the owner's rights, to break what the program relies on. */
  sqlAsOwner(text: string): Promise<void>;
  close(): Promise<void>;
}

/** The databases that this run has, by engine: always the embedded one, and the server that the environment names. */
export const PLACES: readonly (readonly [string, () => Promise<Place>])[] = [
  ['embedded', embeddedPlace],
  ...(SERVER_URL === undefined ? [] : [['server', () => serverPlace(SERVER_URL)] as const]),
];

/** Seeds a new database, embedded unless told, and serves it. Takes a few seconds. */
export async function openTown(place: () => Promise<Place> = embeddedPlace): Promise<Town> {
  const { store: opened, dispose } = await openPlace(place());
  const { code } = await seedTown(opened, smallTown());
  const { store, counts } = countedStore(opened);
  const district = store.in(code);
  const passwordHash = await hashPassword(PASSWORD);
  for (const role of ROLES) {
    await district.access.createAccount({ name: role, displayName: role, role, passwordHash }, SYSTEM_ACTOR);
  }
  const serve = (options: Partial<ServerOptions>) =>
    startServer({
      store,
      port: 0,
      host: '127.0.0.1',
      consoleDir: null,
      settings: { uploadLimit: MEGABYTE, production: false },
      log: () => undefined,
      worksOnJobs: false,
      ...options,
    });
  const server = await serve({ worksOnJobs: true });
  const origin = `http://127.0.0.1:${server.port}`;
  return {
    store,
    district,
    origin,
    counts,
    serve,
    client: async (role, language) => {
      const client = new Client(origin, language);
      await client.signIn(role, PASSWORD);
      return client;
    },
    sql: async (text, values = []) => {
      const done = await databaseOf(opened)
        .asSystem()
        .write((session) => session.executeSql(text, values));
      return done.rows;
    },
    sqlAsOwner: async (text) => {
      await databaseOf(opened).write((session) => session.executeSql(text));
    },
    close: async () => {
      await server.close();
      await store.close();
      await dispose();
    },
  };
}
