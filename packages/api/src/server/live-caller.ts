import type { IncomingMessage } from 'node:http';
import type { DistrictStore } from '@onegrid/store';
import type { Viewer } from '../access/policy-rule.ts';
import { tokenIn } from '../access/session-cookie.ts';
import { keyTokenIn } from '../key/key-token.ts';
import { chooseLocale, type Locale } from '../messages/locale.ts';
import { isFromHere, isOwnHost } from './request-origin.ts';
import type { Services } from './services.ts';

const PATH = '/graphql';

/** Who is behind a WebSocket. */
export interface Caller {
  readonly district: DistrictStore;
  readonly locale: Locale;
  readonly address: string;
  readonly sessionId: string;
  /** As they were when last looked at. */
  viewer: Viewer;
}

/**
 * Who asks for a connection, or the HTTP status that refuses it: 404 elsewhere, 403 from a page of another site (a
 * browser sends its cookies along wherever a page tells it to, and always says where the page is from), 401 where
 * nobody is signed in, 400 with a key: keys ask over HTTP.
 */
export async function admit(request: IncomingMessage, services: Services): Promise<Caller | number> {
  if (new URL(request.url ?? '', 'http://here').pathname !== PATH) return 404;
  const arrival = services.arrivalOf(request);
  if (!isOwnHost(arrival.host, services.settings, services.listensOn)) return 421;
  // A browser names the page that opens a connection; what names none is no browser, and has a cookie from elsewhere.
  if (request.headers.origin === undefined || !isFromHere(request, arrival, services.settings)) return 403;
  if (keyTokenIn(request.headers.authorization) !== null) return 400;
  const district = await services.held.find();
  const token = tokenIn(request.headers.cookie, arrival.secure);
  const viewer =
    district === null || token === null
      ? null
      : await services.sessions.viewer(district, token, arrival.address);
  if (district === null || viewer === null || viewer.sessionId === null) return 401;
  return {
    district,
    viewer,
    sessionId: viewer.sessionId,
    locale: chooseLocale(request.headers['accept-language']),
    address: arrival.address,
  };
}

/**
 * What became of whoever is behind a connection, whichever token the session has by now: `over` where the session is, or
 * where the password has to be changed before anything else; `changed` where their rights are others than before.
 */
export async function lookAgain(
  caller: Caller,
  { sessions }: Services,
): Promise<'same' | 'changed' | 'over'> {
  const viewer = await sessions.viewerOfSession(caller.district, caller.sessionId);
  if (viewer === null || viewer.passwordMustChange) return 'over';
  const rights = rightsOf(caller.viewer);
  caller.viewer = viewer;
  return rightsOf(viewer) === rights ? 'same' : 'changed';
}

function rightsOf({ role, departmentId, grants }: Viewer): string {
  return JSON.stringify([role, departmentId, grants]);
}
