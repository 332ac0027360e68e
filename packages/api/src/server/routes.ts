import type { Express, RequestHandler } from 'express';
import { routeRules } from '../access/policies.ts';
import { contextOf } from './request-context.ts';

export type Method = 'get' | 'post';

/** Header that only a page of this server can set on a request: a form of another site cannot. */
export const CUSTOM_HEADER = 'x-onegrid';

/** Answers 401 or 403 where the policy of the route refuses, and 403 where a change lacks the custom header. */
function guard(name: string, method: Method, path: string): RequestHandler {
  const rule = routeRules.get(name);
  if (rule === undefined) throw new Error(`The route ${name} has no policy.`);
  return function guardRoute(request, response, next) {
    const context = contextOf(request);
    const refuse = (status: number, code: string) => {
      response.status(status).json({ code, message: context.say(code) });
    };
    if (!rule(context.viewer)) {
      refuse(context.viewer === null ? 401 : 403, context.viewer === null ? 'not-signed-in' : 'not-allowed');
      return;
    }
    // GraphQL has its own check of the same kind.
    if (method === 'post' && path !== '/graphql' && request.get(CUSTOM_HEADER) === undefined) {
      refuse(403, 'custom-header-missing');
      return;
    }
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
