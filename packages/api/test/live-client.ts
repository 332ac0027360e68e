import type { Client as SocketClient } from 'graphql-ws';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Client, Json } from './client.ts';

/** News of one plan as they came, and what ended them. */
export interface Followed {
  readonly news: Json[];
  /** Errors that came instead of news. */
  readonly errors: unknown[];
  /** Code of the closed connection; null while it is open. */
  readonly closed: () => number | null;
  readonly client: SocketClient;
  readonly stop: () => Promise<void>;
}

const NEWS = `subscription($planId: ID!) { planNews(planId: $planId) {
  kind planId revision touchedGrids by extent planners { accountId name tool grid at } } }`;

/** A WebSocket class that sends these headers along, as a browser does of itself. */
export function socketWith(headers: Readonly<Record<string, string>>) {
  return class extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers });
    }
  };
}

/** Follows the news of a plan as the signed-in client, from a page of its server. */
export function followPlan(client: Client, planId: string, query = NEWS): Followed {
  const news: Json[] = [];
  const errors: unknown[] = [];
  let code: number | null = null;
  const socket = createClient({
    url: `${client.origin.replace('http', 'ws')}/graphql`,
    webSocketImpl: socketWith({ cookie: client.cookie ?? '', origin: client.origin }),
    retryAttempts: 0,
    on: { closed: (event) => (code = (event as { code: number }).code) },
  });
  socket.subscribe(
    { query, variables: { planId } },
    {
      next: (result) => {
        if (result.errors === undefined) news.push((result.data as { planNews: Json }).planNews);
        else errors.push(result.errors);
      },
      error: (error) => errors.push(error),
      complete: () => undefined,
    },
  );
  return { news, errors, closed: () => code, client: socket, stop: async () => socket.dispose() };
}
