import { createServer, type Server } from 'node:http';
import type { Store } from '@onegrid/store';
import { DailyRetention } from '../job/daily-retention.ts';
import { JOB_RUNS } from '../job/job-runs.ts';
import { JobWork } from '../job/job-work.ts';
import { createApp } from './app.ts';
import { graphqlRoute } from './graphql-route.ts';
import { isLoopback, listen } from './listen.ts';
import { liveSockets } from './live-sockets.ts';
import { MOST_HEADERS, MOST_REQUESTS_A_CONNECTION, SERVER_LIMITS } from './server-limits.ts';
import { createServices, type ServiceOptions } from './services.ts';
import { type Settings, settingsFrom } from './settings.ts';

/** Requests under way when the server closes have so long to end. */
const DRAIN_MS = 3_000;

export interface ServerOptions {
  readonly store: Store;
  /** Null: the usual port, or the next free one. */
  readonly port: number | null;
  readonly host: string;
  /** Folder of the built console; null serves the API alone. */
  readonly consoleDir: string | null;
  /** False: this server answers only, and leaves the jobs to others over the same store. */
  readonly worksOnJobs?: boolean;
  /** From the environment unless given. */
  readonly settings?: Settings;
  readonly log?: (line: string) => void;
  readonly session?: ServiceOptions['session'];
  readonly signInLimit?: ServiceOptions['signInLimit'];
  readonly keyLimits?: ServiceOptions['keyLimits'];
  /**
   * For a store without a district: the one-time code (`setupCodeFor`) that `createDistrict` asks for where the
   * host is not loopback. Whoever starts the server prints it. Without one nobody can set up from elsewhere.
   */
  readonly setupCode?: string | null;
}

export interface RunningServer {
  readonly port: number;
  /** Ends requests and the jobs' processes, within a few seconds. The store is the caller's to close, after. */
  close(): Promise<void>;
}

/** Stops listening, lets requests under way end, then cuts what is left. */
function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/**
 * Starts the HTTP server and the work on jobs. The store may have no district yet: it is then set up through the
 * API. Demo accounts may sign in only where the host is loopback.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { store, port, host, consoleDir } = options;
  const log = options.log ?? ((line) => process.stderr.write(`${line}\n`));
  const services = createServices(store, {
    settings: options.settings ?? settingsFrom(process.env),
    demoAllowed: isLoopback(host),
    listensOn: host,
    log,
    session: options.session,
    signInLimit: options.signInLimit,
    keyLimits: options.keyLimits,
    setupCode: options.setupCode,
  });
  const stopListening = store.news.subscribe((item) => {
    if (item.kind !== 'base-data-changed') return;
    services.tiles.forgetAssets(item.district);
    services.grounds.forget();
    services.documents.forget();
    services.checks.forget();
  });
  const graphql = await graphqlRoute(services);
  const server = createServer(SERVER_LIMITS, createApp(store, services, graphql.handler, consoleDir));
  server.maxHeadersCount = MOST_HEADERS;
  server.maxRequestsPerSocket = MOST_REQUESTS_A_CONNECTION;
  const sockets = liveSockets(server, store, services);
  const jobs = new JobWork(store, services.held, services.log, JOB_RUNS);
  const daily = new DailyRetention(store, services.held, services.log);
  if (options.worksOnJobs !== false) {
    await jobs.start();
    daily.start();
  }
  const actualPort = await listen(server, host, port);
  return {
    port: actualPort,
    close: async () => {
      stopListening();
      daily.stop();
      services.news.close();
      await sockets.close();
      await Promise.all([drain(server), jobs.stop()]);
      await graphql.server.stop();
      await services.reading.close();
      await services.thinking.close();
    },
  };
}
