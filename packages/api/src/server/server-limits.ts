import type { ServerOptions } from 'node:http';

/** What a connection may take of Node's server before anything of ours runs. */
export const SERVER_LIMITS: ServerOptions = {
  /** All headers together, in bytes: an address and a cookie, no more. */
  maxHeaderSize: 16 * 1024,
  /** All headers have to be here after so long: whoever sends them byte by byte is cut off. */
  headersTimeout: 15_000,
  /** And the whole request, of which an upload over a slow line is the longest. */
  requestTimeout: 300_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 5_000,
  /** One way to tell where a request ends: anything else may be read otherwise by a proxy in front. */
  insecureHTTPParser: false,
  requireHostHeader: true,
};

export const MOST_HEADERS = 100;
export const MOST_REQUESTS_A_CONNECTION = 10_000;
