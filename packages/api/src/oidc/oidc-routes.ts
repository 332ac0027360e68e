import type { CookieOptions, RequestHandler } from 'express';
import type { RequestContext } from '../request/context.ts';
import { contextOf } from '../server/request-context.ts';
import { accountOf } from './oidc-account.ts';
import { type OidcPerson, OidcRefused } from './oidc-door.ts';
import { returnPath } from './return-path.ts';

const COOKIE = 'onegrid_oidc';
const PATH = '/oidc';

function cookieOptions(secure: boolean): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure, path: PATH };
}

/** The id of the way that this browser began. */
function idIn(header: string | undefined): string | null {
  const found = /(?:^|;\s*)onegrid_oidc=([\w-]{20,60})(?:;|$)/.exec(header ?? '');
  return found?.[1] ?? null;
}

/** The sign-in page, which words the reason. */
function signInPage(code: string): string {
  return `/?sign-in=${code}`;
}

function codeOf(error: unknown, { services }: RequestContext): string {
  if (!(error instanceof OidcRefused)) throw error;
  if (error.cause !== undefined) services.log(`oidc ${error.code}: ${String(error.cause)}`);
  return error.code;
}

/** Sends the browser to the office's own sign-in. `return`: where to go on afterwards, on this server. */
export const oidcStartRoute: RequestHandler = async (request, response) => {
  const context = contextOf(request);
  const { oidc } = context.services;
  response.set('Cache-Control', 'no-store');
  if (oidc === null) return response.redirect(303, signInPage('oidc-off'));
  const { host, secure } = context.services.arrivalOf(request);
  try {
    const origin = `${secure ? 'https' : 'http'}://${host}`;
    const { id, url } = await oidc.start(origin, returnPath(request.query.return), context.address);
    response.cookie(COOKIE, id, { ...cookieOptions(secure), maxAge: oidc.startedMs });
    response.redirect(303, url.href);
  } catch (error) {
    response.redirect(303, signInPage(codeOf(error, context)));
  }
};

/** Where the office's own sign-in sends the browser back to. */
export const oidcCallbackRoute: RequestHandler = async (request, response) => {
  const context = contextOf(request);
  const { services, district } = context;
  response.set('Cache-Control', 'no-store').set('Referrer-Policy', 'no-referrer');
  response.clearCookie(COOKIE, cookieOptions(services.arrivalOf(request).secure));
  if (services.oidc === null || district === null) return response.redirect(303, signInPage('oidc-off'));
  const { search } = new URL(request.originalUrl, 'http://here.invalid');
  try {
    const { person, returnTo } = await services.oidc.finish(idIn(request.headers.cookie), search || '?');
    const entered = await enter(person, context);
    response.redirect(303, entered ? returnTo : signInPage('oidc-unknown'));
  } catch (error) {
    response.redirect(303, signInPage(codeOf(error, context)));
  }
};

/** Signs in whom the provider named; false, and recorded, where nobody here is known by it. */
async function enter(person: OidcPerson, context: RequestContext): Promise<boolean> {
  const { services, district, address } = context;
  if (district === null) return false;
  const account = await accountOf(person, district);
  if (account !== null) {
    await services.sessions.end(district, context);
    if ((await services.sessions.open(district, account.id, context, 'oidc')) !== null) return true;
  }
  const { issuer, subject, name } = person;
  await district.access.record(
    { action: 'session.refuse', objectKind: 'account', objectId: null, after: { issuer, subject, address } },
    { accountId: null, name: name ?? subject },
  );
  return false;
}
