import { fork } from 'node:child_process';
import { once } from 'node:events';
import { inRoot } from '../lib/paths.mjs';

/** A PostgreSQL server of our own, empty, for the time of the tests. */
export interface Cluster {
  /** Of a superuser and the database `postgres`: tests make databases of their own. */
  readonly url: string;
  /** Ends the server and removes its folder. */
  readonly stop: () => Promise<void>;
}

/** What the guard says when the server takes connections, or cannot. */
export type GuardMessage = { readonly url: string } | { readonly error: string };

/**
 * Starts a server on a free port of the loopback address, in a temporary folder and without fsync.
 * As root it runs as the user postgres. It ends with this process, however this process ends: a guard
 * process beside it watches the channel to here.
 *
 * @param bin folder of initdb and postgres
 * @throws Error when the server does not start, with what it wrote
 */
export async function startCluster(bin: string): Promise<Cluster> {
  const guard = fork(inRoot('scripts', 'test', 'cluster-guard.ts'), [bin], {
    // A session of its own: Ctrl-C goes to this process, which then decides when the server ends.
    detached: true,
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  const ended = once(guard, 'exit');
  const [message] = (await Promise.race([
    once(guard, 'message'),
    ended.then(() => [{ error: 'the guard of the PostgreSQL server ended' }]),
  ])) as [GuardMessage];
  if ('error' in message) throw new Error(message.error);
  return {
    url: message.url,
    stop: async () => {
      if (guard.connected) guard.disconnect();
      await ended;
    },
  };
}
