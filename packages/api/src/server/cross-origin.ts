import type { RequestHandler } from 'express';
import { CUSTOM_HEADER } from './routes.ts';
import type { Settings } from './settings.ts';

const HEADERS = ['accept-language', 'authorization', 'content-type', CUSTOM_HEADER].join(', ');
const PREFLIGHT_SECONDS = '600';

/**
 * Lets pages of the named origins ask this server, with their users' sessions; pages of all others ask in vain.
 * Without such origins, which is how it comes, no header of the kind is ever sent.
 */
export function crossOrigin({ allowedOrigins = [] }: Settings): RequestHandler {
  return function answerCrossOrigin(request, response, next) {
    if (allowedOrigins.length === 0) {
      next();
      return;
    }
    response.vary('Origin');
    const { origin } = request.headers;
    if (origin === undefined || !allowedOrigins.includes(origin)) {
      next();
      return;
    }
    response.set({
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Allow-Credentials': 'true',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
    if (request.method !== 'OPTIONS' || request.headers['access-control-request-method'] === undefined) {
      next();
      return;
    }
    response.set({
      'Access-Control-Allow-Methods': 'GET, POST',
      'Access-Control-Allow-Headers': HEADERS,
      'Access-Control-Max-Age': PREFLIGHT_SECONDS,
    });
    response.status(204).end();
  };
}
