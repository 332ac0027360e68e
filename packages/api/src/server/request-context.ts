import type { DistrictStore, Store } from '@onegrid/store';
import type { Request, RequestHandler, Response } from 'express';
import type { Viewer } from '../access/policy-rule.ts';
import { sessionCookie } from '../access/session-cookie.ts';
import type { KeyVerdict } from '../key/api-keys.ts';
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

/** The account for which the database is asked: a key has none, and sees no row of a person. */
export function askingOf(viewer: Viewer | null): { readonly accountId: string | null } {
  return { accountId: viewer === null || viewer.key !== null ? null : viewer.id };
}

type KeyRefused = Extract<KeyVerdict, { kind: 'refused' }>;

async function createContext(
  store: Store,
  services: Services,
  request: Request,
  response: Response,
): Promise<RequestContext | KeyRefused> {
  const held = await services.held.find();
  const { address, secure } = services.arrivalOf(request);
  const session = sessionCookie(request, response, secure);
  const { authorization } = request.headers;
  const verdict = await services.keys.verdict(authorization, session.token !== null, address, held);
  if (verdict?.kind === 'refused') return verdict;
  const viewer =
    verdict?.viewer ??
    (held === null || session.token === null
      ? null
      : await services.sessions.viewer(held, session.token, address));
  // What a request asks, it asks as whoever sent it: the second wall stands in the database.
  const district = held === null ? null : store.in(held.code, askingOf(viewer));
  const locale = chooseLocale(request.headers['accept-language']);
  return {
    services,
    store,
    district,
    viewer,
    session,
    address,
    locale,
    // Without a district nobody is signed in, and every field that loads something is refused before.
    loaders: createLoaders(district as DistrictStore, services, viewer),
    asksByAddress: request.method === 'GET',
    say: (code, parameters) => say(locale, code, parameters),
  };
}

/** Finds out who asks and in which language; slides the session where the request is one of GraphQL. */
export function attachContext(store: Store, services: Services): RequestHandler {
  return async function attachContextToRequest(request, response, next) {
    const context = await createContext(store, services, request, response);
    if ('kind' in context) {
      refuseKey(context, request, response);
      return;
    }
    CONTEXTS.set(request, context);
    const { viewer, district } = context;
    if (viewer !== null && viewer.key === null && district !== null && request.path === '/graphql') {
      await services.sessions.slide(district, viewer, context);
    }
    next();
  };
}

function refuseKey({ status, code, wait }: KeyRefused, request: Request, response: Response): void {
  if (status === 401) response.set('WWW-Authenticate', 'Bearer');
  if (wait !== undefined) response.set('Retry-After', String(wait));
  const locale = chooseLocale(request.headers['accept-language']);
  const message = wait === undefined ? say(locale, code) : say(locale, code, { seconds: wait });
  response.status(status).json({ code, message });
}
