import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Store } from '@onegrid/store';
import { useServer } from 'graphql-ws/use/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { apiSchema } from '../schema/build-schema.ts';
import { formatError } from './graphql-route.ts';
import { admit, type Caller, lookAgain } from './live-caller.ts';
import { shownErrors, subscriptionArguments } from './live-subscription.ts';
import type { Services } from './services.ts';

export const SOCKET_LIMITS = {
  /** Bytes of one message from a client. */
  payload: 64 * 1024,
  /** Connections of one account, and of all. */
  anAccount: 10,
  inAll: 1_000,
} as const;
/** How often a connection's session is looked at. */
const SESSION_CHECK_MS = 2_000;
/** A client has so long to say what it came for. */
const INIT_WAIT_MS = 5_000;
/** As graphql-ws has it for who is not allowed; a client does not come back by itself. */
const FORBIDDEN = 4403;
/** A client comes back, as after a restart of the service: what it subscribed to was allowed by rights it had. */
const COME_BACK = 1012;

const REFUSALS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  421: 'Misdirected Request',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
};

export interface LiveSockets {
  /** Ends every connection; clients come back when the server does. */
  close(): Promise<void>;
}

/**
 * Subscriptions over WebSockets at `/graphql`, by the protocol of graphql-ws. A connection is one of the signed-in
 * account whose cookie it came with, from a page of this server; it ends with the session and with every change of the
 * account's rights. Only subscriptions go over it, each behind the same policy as every field.
 */
export function liveSockets(server: Server, store: Store, services: Services): LiveSockets {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: SOCKET_LIMITS.payload });
  const callers = new Map<IncomingMessage, Caller>();
  const format = formatError(services.log);

  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    admit(request, services).then(
      (caller) => {
        const status = typeof caller === 'number' ? caller : crowding(callers, caller);
        if (typeof caller === 'number' || status !== null) return refuse(socket, status ?? 500);
        callers.set(request, caller);
        socket.once('close', () => callers.delete(request));
        sockets.handleUpgrade(request, socket, head, (opened) => {
          watch(opened, caller, services);
          sockets.emit('connection', opened, request);
        });
      },
      (error: Error) => {
        services.log(`websocket ${error.stack}`);
        refuse(socket, 500);
      },
    );
  };
  server.on('upgrade', onUpgrade);

  const protocol = useServer(
    {
      schema: apiSchema(),
      connectionInitWaitTimeout: INIT_WAIT_MS,
      onSubscribe: ({ extra, subscriptions }, _id, payload) =>
        subscriptionArguments(payload, callers.get(extra.request), Object.keys(subscriptions).length, {
          store,
          services,
        }),
      // A source that refuses is an answer with errors, an operation that is refused is an error.
      onNext: ({ extra }, _id, _payload, _arguments, result) =>
        result.errors === undefined
          ? undefined
          : { ...result, errors: shownErrors(result.errors, callers.get(extra.request), format) },
      onError: ({ extra }, _id, _payload, errors) => shownErrors(errors, callers.get(extra.request), format),
    },
    sockets,
  );

  return {
    close: async () => {
      server.removeListener('upgrade', onUpgrade);
      await protocol.dispose();
      for (const socket of sockets.clients) socket.terminate();
    },
  };
}

/** Why there is no room for one more connection, as a status; null where there is. */
function crowding(callers: ReadonlyMap<IncomingMessage, Caller>, { viewer }: Caller): number | null {
  const own = [...callers.values()].filter((caller) => caller.viewer.id === viewer.id).length;
  return callers.size >= SOCKET_LIMITS.inAll || own >= SOCKET_LIMITS.anAccount ? 429 : null;
}

/** Ends the connection when its session does, and where it was opened with other rights. */
function watch(socket: WebSocket, caller: Caller, services: Services): void {
  const looking = setInterval(() => {
    lookAgain(caller, services).then(
      (found) => {
        if (found === 'over') socket.close(FORBIDDEN, 'Forbidden');
        else if (found === 'changed') socket.close(COME_BACK, 'Rights changed');
      },
      // The database may be away for a moment; nothing is told meanwhile.
      () => undefined,
    );
  }, SESSION_CHECK_MS);
  looking.unref();
  socket.once('close', () => clearInterval(looking));
}

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${REFUSALS[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
