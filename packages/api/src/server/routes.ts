import type { Express, RequestHandler } from 'express';
import { mayBeforeChange } from '../access/must-change.ts';
import { routeContexts, routeRules } from '../access/policies.ts';
import { keyMay, SHARED_ROUTES } from '../key/key-scopes.ts';
import { holdsStorableText } from '../schema/storable-text.ts';
import { contextOf } from './request-context.ts';
import { isFromHere } from './request-origin.ts';

export type Method = 'get' | 'post';

/** Header that only a page of this server can set on a request: a form of another site cannot. */
export const CUSTOM_HEADER = 'x-onegrid';

/**
 * Answers 401 or 403 where the policy of the route or the scopes of a key refuse, and 403 where a change comes from a
 * page of another site or lacks the custom header.
 */
function guard(name: string, method: Method, path: string): RequestHandler {
  const rule = routeRules.get(name);
  const owner = routeContexts.get(name);
  if (rule === undefined || owner === undefined) throw new Error(`The route ${name} has no policy.`);
  const kind = method === 'post' ? 'write' : 'read';
  return function guardRoute(request, response, next) {
    const context = contextOf(request);
    const { viewer, services } = context;
    const refuse = (status: number, code: string, parameters = {}) => {
      response.status(status).json({ code, message: context.say(code, parameters) });
    };
    if (!rule(viewer)) {
      refuse(viewer === null ? 401 : 403, viewer === null ? 'not-signed-in' : 'not-allowed');
      return;
    }
    if (!SHARED_ROUTES.has(name) && !keyMay(viewer, owner, kind)) {
      refuse(403, 'key-scope-missing', { scope: `${owner}:${kind}` });
      return;
    }
    if (viewer?.passwordMustChange === true && !mayBeforeChange(name)) {
      refuse(403, 'password-must-change');
      return;
    }
    if (!holdsStorableText(request.params) || !holdsStorableText(request.query)) {
      refuse(400, 'text-not-storable');
      return;
    }
    // A key is sent by a program that means to; a cookie goes along with whatever a page makes a browser send.
    if (method === 'post' && viewer?.key == null) {
      if (!isFromHere(request, services.arrivalOf(request), services.settings)) {
        refuse(403, 'origin-refused');
        return;
      }
      // GraphQL has its own check of the same kind.
      if (path !== '/graphql' && request.get(CUSTOM_HEADER) === undefined) {
        refuse(403, 'custom-header-missing');
        return;
      }
    }
    if (!SHARED_ROUTES.has(name)) context.allowedBy = rule;
    next();
  };
}

/** Registers a route behind its policy. There is no other way to register one: a test looks for it. */
export function addRoute(
  app: Express,
  method: Method,
  path: string,
  ...handlers: readonly RequestHandler[]
): void {
  app[method](path, guard(`${method.toUpperCase()} ${path}`, method, path), ...handlers);
}
