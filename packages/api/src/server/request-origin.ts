import type { IncomingMessage } from 'node:http';
import express, { type Request } from 'express';
import { isLoopback } from './listen.ts';
import type { Settings } from './settings.ts';

/** How a request came, as far as the proxies in front are believed. */
export interface Arrival {
  readonly address: string;
  /** Over TLS, to this server or to a proxy that is believed. */
  readonly secure: boolean;
  /** With its port. */
  readonly host: string;
}

/** Works out how requests came, the same for HTTP and for WebSockets. */
export function arrivals(settings: Settings): (request: IncomingMessage) => Arrival {
  const app = express();
  app.set('trust proxy', settings.trustProxy ?? false);
  return (message) => {
    // Express works these out on any request of Node's; it asks only for the app's settings.
    const request: Request = Object.create(app.request, {
      headers: { value: message.headers },
      socket: { value: message.socket },
      connection: { value: message.socket },
    });
    const host: string | undefined = request.host;
    return {
      address: request.ip ?? 'unknown',
      secure: settings.https === true || request.secure,
      host: host ?? '',
    };
  };
}

/** Whether the server goes by this name; with its port. */
export function isOwnHost(host: string, settings: Settings, listensOn: string): boolean {
  const name = URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : '';
  if (settings.hosts != null) return settings.hosts.includes(name);
  // A proxy in front answers for the names that it passes on.
  if (!isLoopback(listensOn) || settings.trustProxy != null) return true;
  return isLoopback(name.replace(/^\[(.*)\]$/, '$1'));
}

/**
 * Whether a page of this server, an origin that is let in, or no page at all sent this. Browsers say themselves
 * whether a request crosses sites; older ones name the page's origin, which then has to be this host's.
 */
export function isFromHere({ headers }: IncomingMessage, { host }: Arrival, settings: Settings): boolean {
  const { origin } = headers;
  if (origin !== undefined && settings.allowedOrigins?.includes(origin)) return true;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
