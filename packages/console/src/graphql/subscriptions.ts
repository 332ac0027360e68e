import type { Client as SocketClient } from 'graphql-ws';
import type { SubscriptionForwarder } from 'urql';

let socket: Promise<SocketClient> | null = null;

/** One socket for all subscriptions, opened with the first and again whenever it was lost. */
function openSocket(): Promise<SocketClient> {
  socket ??= import('graphql-ws').then(({ createClient }) =>
    createClient({
      url: `${window.location.origin.replace(/^http/, 'ws')}/graphql`,
      lazy: true,
      retryAttempts: Number.POSITIVE_INFINITY,
      // The server may be away for long; whatever ends a connection, it is tried again.
      shouldRetry: () => true,
      retryWait: (retries) =>
        new Promise((resolve) => window.setTimeout(resolve, Math.min(1000 * 2 ** retries, 30_000))),
    }),
  );
  return socket;
}

/** Takes subscriptions to the server by graphql-ws. */
export const forwardSubscription: SubscriptionForwarder = ({ query, variables }) => ({
  subscribe(sink) {
    let wanted = true;
    let dispose: (() => void) | null = null;
    void openSocket().then((client) => {
      if (!wanted) return;
      dispose = client.subscribe(
        { query: query ?? '', ...(variables === undefined ? {} : { variables }) },
        {
          next: (result) => sink.next({ data: result.data, errors: result.errors }),
          error: (error) => sink.error(error),
          complete: () => sink.complete(),
        },
      );
    });
    return {
      unsubscribe() {
        wanted = false;
        dispose?.();
      },
    };
  },
});
