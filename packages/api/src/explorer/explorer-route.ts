import { randomBytes } from 'node:crypto';
import express, { type RequestHandler } from 'express';
import { notFound } from '../server/failures.ts';
import { contextOf } from '../server/request-context.ts';
import { CUSTOM_HEADER } from '../server/routes.ts';

/** Where the explorer's own files are. */
export const EXPLORER_FILES = '/graphql/explorer';

/** What a new window asks, for a start. */
const FIRST_QUESTION = `{
  district { name }
  currentPlan { name revision gridCount }
}
`;

/** What the page may do: run its own scripts, and speak with this server. Nothing else, nowhere else. */
function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    "connect-src 'self'",
    "base-uri 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * `GET /graphql` of a browser that wants a page and asks no question: Altair, which reads the schema and sends
 * questions as whoever is signed in here. Not in production, where it is 404; a question goes on to the API.
 */
export const explorerPage: RequestHandler = async function answerExplorer(request, response, next) {
  response.vary('Accept');
  if (request.query.query !== undefined || request.accepts(['json', 'html']) !== 'html') {
    next();
    return;
  }
  const { locale, services } = contextOf(request);
  if (services.settings.production) {
    notFound(request, response, next);
    return;
  }
  // Read only where it is wanted: the server starts without it.
  const { renderAltair } = await import('altair-static');
  const nonce = randomBytes(16).toString('base64');
  response
    .set('Content-Security-Policy', contentPolicy(nonce))
    .set('Cache-Control', 'no-store')
    .type('html')
    .send(
      renderAltair({
        baseURL: `${EXPLORER_FILES}/`,
        cspNonce: nonce,
        endpointURL: '/graphql',
        initialHeaders: { [CUSTOM_HEADER]: 'explorer' },
        instanceStorageNamespace: 'onegrid-explorer-',
        initialSettings: { language: locale === 'zh-CN' ? 'zh-CN' : 'en-US', 'banners.disable': true },
        initialQuery: FIRST_QUESTION,
        disableAccount: true,
      }),
    );
};

/** The explorer's files, from the installed package; 404 in production. */
export function explorerFiles(): RequestHandler {
  let files: Promise<RequestHandler> | null = null;
  return async function answerExplorerFile(request, response, next) {
    // Its frame for scripts before a request would need a page of its own; this explorer does without.
    const framed = request.path.startsWith(`${EXPLORER_FILES}/iframe-sandbox`);
    if (contextOf(request).services.settings.production || framed) {
      notFound(request, response, next);
      return;
    }
    files ??= import('altair-static').then(({ getDistDirectory }) =>
      express.static(getDistDirectory(), { index: false, redirect: false }),
    );
    const serve = await files;
    const asked = request.url;
    request.url = asked.slice(EXPLORER_FILES.length);
    serve(request, response, () => {
      request.url = asked;
      notFound(request, response, next);
    });
  };
}
