import type { Store } from '@onegrid/store';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import { auditCsvRoute } from '../audit/export-route.ts';
import { EXPLORER_FILES, explorerFiles, explorerPage } from '../explorer/explorer-route.ts';
import { uploadRoute } from '../layer/upload-route.ts';
import { oidcCallbackRoute, oidcStartRoute } from '../oidc/oidc-routes.ts';
import { personFileRoute } from '../person/file-route.ts';
import { recodedRoute } from '../recode/download-route.ts';
import { tileRoute } from '../tile/tile-route.ts';
import { changesRoute, groundRoute, oldBordersRoute, stateRoute } from '../work/document-routes.ts';
import { consoleFiles } from './console-files.ts';
import { crossOrigin } from './cross-origin.ts';
import { failures, notFound } from './failures.ts';
import { ownHost } from './own-host.ts';
import { attachContext } from './request-context.ts';
import { addRoute } from './routes.ts';
import { securityHeaders } from './security-headers.ts';
import type { Services } from './services.ts';

/** Unpacked: compressed bodies are refused, as nothing this small needs it. */
const LARGEST_QUERY = '1mb';
const LARGEST_REASON = '4kb';

/** Vector tiles shrink to about half, but their type is not known to be text. */
const isCompressible: compression.CompressionFilter = (request, response) =>
  compression.filter(request, response) || String(response.getHeader('Content-Type')).includes('vector-tile');

/** Every route of the server, each behind its policy. */
export function createApp(
  store: Store,
  services: Services,
  graphql: RequestHandler,
  consoleDir: string | null,
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(
    securityHeaders((request) => services.arrivalOf(request).secure),
    ownHost(services),
    crossOrigin(services.settings),
    compression({ filter: isCompressible }),
    attachContext(store, services),
  );
  addRoute(app, 'get', '/healthz', async (_request, response) => {
    const healthy = await store.healthy();
    response
      .status(healthy ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ healthy });
  });
  const body = express.json({ limit: LARGEST_QUERY, inflate: false });
  addRoute(app, 'post', '/graphql', body, graphql);
  addRoute(app, 'get', '/graphql', explorerPage, body, graphql);
  addRoute(app, 'get', `${EXPLORER_FILES}/{*path}`, explorerFiles());
  addRoute(app, 'get', '/oidc/start', oidcStartRoute);
  addRoute(app, 'get', '/oidc/callback', oidcCallbackRoute);
  addRoute(app, 'post', '/files', uploadRoute);
  addRoute(app, 'get', '/recoded/:id', recodedRoute);
  addRoute(app, 'post', '/persons/:id/file', express.json({ limit: LARGEST_REASON }), personFileRoute);
  addRoute(app, 'get', '/audit.csv', auditCsvRoute);
  addRoute(app, 'get', '/plans/:plan/state/:revision', stateRoute);
  addRoute(app, 'get', '/plans/:plan/ground', groundRoute);
  addRoute(app, 'get', '/plans/:plan/old-borders', oldBordersRoute);
  addRoute(app, 'get', '/plans/:plan/changes', changesRoute);
  addRoute(app, 'get', '/tiles/:layer/:revision/:z/:x/:y.mvt', tileRoute);
  if (consoleDir !== null) addRoute(app, 'get', '/{*path}', ...consoleFiles(consoleDir));
  app.use(notFound);
  app.use(failures(services.log));
  return app;
}
