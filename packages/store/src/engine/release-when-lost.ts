import type { Pool, PoolClient } from 'pg';

/**
 * Gives a pool its place back when a connection in use is lost. A transaction whose ROLLBACK fails never
 * releases its client, and on the embedded engine that client's place is the only one.
 */
export function releaseWhenLost(pool: Pool): void {
  const connect = pool.connect.bind(pool) as {
    (): Promise<PoolClient>;
    (callback: Parameters<Pool['connect']>[0]): void;
  };
  pool.connect = ((callback?: Parameters<Pool['connect']>[0]) =>
    callback === undefined ? connect().then(watched) : connect(callback)) as Pool['connect'];
}

/** The client with a `release` that may be called again, as its user will after the loss. */
function watched(client: PoolClient): PoolClient {
  const release = client.release.bind(client);
  let released = false;
  const lost = (): void => client.release(true);
  client.release = (error) => {
    if (released) return;
    released = true;
    client.off('end', lost);
    release(error);
  };
  client.once('end', lost);
  return client;
}
