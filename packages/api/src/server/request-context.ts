import type { DistrictStore, Store } from '@onegrid/store';
import type { Request, RequestHandler, Response } from 'express';
import { sessionCookie } from '../access/session-cookie.ts';
import { chooseLocale } from '../messages/locale.ts';
import { say } from '../messages/say.ts';
import type { RequestContext } from '../request/context.ts';
import { createLoaders } from '../request/loaders.ts';
import type { Services } from './services.ts';

const CONTEXTS = new WeakMap<Request, RequestContext>();

/** The context that `attachContext` made for this request. */
export function contextOf(request: Request): RequestContext {
  const context = CONTEXTS.get(request);
  if (context === undefined) throw new Error('The request has no context yet.');
  return context;
}

async function createContext(
  store: Store,
  services: Services,
  request: Request,
  response: Response,
): Promise<RequestContext> {
  const held = await services.held.find();
  const session = sessionCookie(request, response);
  const viewer =
    held === null || session.token === null ? null : await services.sessions.viewer(held, session.token);
  // What a request asks, it asks as whoever sent it: the second wall stands in the database.
  const district = held === null ? null : store.in(held.code, { accountId: viewer?.id ?? null });
  const locale = chooseLocale(request.headers['accept-language']);
  return {
    services,
    store,
    district,
    viewer,
    session,
    address: request.socket.remoteAddress ?? 'unknown',
    locale,
    // Without a district nobody is signed in, and every field that loads something is refused before.
    loaders: createLoaders(district as DistrictStore, services),
    say: (code, parameters) => say(locale, code, parameters),
  };
}

/** Finds out who asks and in which language; slides the session where the request is one of GraphQL. */
export function attachContext(store: Store, services: Services): RequestHandler {
  return async function attachContextToRequest(request, response, next) {
    const context = await createContext(store, services, request, response);
    CONTEXTS.set(request, context);
    if (context.viewer !== null && context.district !== null && request.path === '/graphql') {
      await services.sessions.slide(context.district, context.viewer, context.session);
    }
    next();
  };
}
