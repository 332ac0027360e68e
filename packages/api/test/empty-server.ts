import { hashPassword, type RunningServer, type ServerOptions, startServer } from '@onegrid/api';
import { type Role, type Store, SYSTEM_ACTOR } from '@onegrid/store';
import { embeddedPlace, openPlace } from '../../store/test/support/places.ts';
import { Client } from './client.ts';

const MEGABYTE = 1024 * 1024;
const PASSWORD = 'a password of another';

/** Servers over an embedded database that holds no district yet. */
export interface EmptyServers {
  readonly store: Store;
  /** Listens on loopback. */
  readonly origin: string;
  /** Another server over the same store; on another host than loopback it counts as reachable by others. */
  serve(options: Partial<ServerOptions>): Promise<RunningServer>;
  /** Makes an account in the district that is there by now, and signs in. */
  client(role: Role, language?: string): Promise<Client>;
  close(): Promise<void>;
}

export async function openEmpty(): Promise<EmptyServers> {
  const { store, dispose } = await openPlace(embeddedPlace());
  const running: RunningServer[] = [];
  const serve = async (options: Partial<ServerOptions>) => {
    const server = await startServer({
      store,
      port: 0,
      host: '127.0.0.1',
      consoleDir: null,
      settings: { uploadLimit: MEGABYTE, production: false },
      log: () => undefined,
      worksOnJobs: false,
      ...options,
    });
    running.push(server);
    return server;
  };
  const origin = `http://127.0.0.1:${(await serve({ worksOnJobs: true })).port}`;
  return {
    store,
    origin,
    serve,
    client: async (role, language) => {
      const [{ code }] = await store.districts();
      const { access } = store.in(code);
      if ((await access.accountByName(role)) === null) {
        const passwordHash = await hashPassword(PASSWORD);
        await access.createAccount({ name: role, displayName: role, role, passwordHash }, SYSTEM_ACTOR);
      }
      const client = new Client(origin, language);
      await client.signIn(role, PASSWORD);
      return client;
    },
    close: async () => {
      for (const server of running) await server.close();
      await store.close();
      await dispose();
    },
  };
}
