import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashPassword, type RunningServer, type ServerOptions, startServer } from '@onegrid/api';
import {
  type DistrictStore,
  openStore,
  ROLES,
  type Role,
  type Store,
  SYSTEM_ACTOR,
  seedTown,
} from '@onegrid/store';
import { Client } from './client.ts';
import { countedStore } from './counted-store.ts';
import { smallTown } from './small-town.ts';

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
  close(): Promise<void>;
}

/** Opens a new database in a temporary folder, seeds it and serves it. Takes about ten seconds. */
export async function openTown(): Promise<Town> {
  const dataDir = await mkdtemp(join(tmpdir(), 'onegrid-api-'));
  const opened = await openStore({ dataDir });
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
    close: async () => {
      await server.close();
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
