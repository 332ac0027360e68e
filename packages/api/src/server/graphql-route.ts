import { ApolloServer } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import type { RequestHandler } from 'express';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { say } from '../messages/say.ts';
import type { RequestContext } from '../request/context.ts';
import { apiSchema } from '../schema/build-schema.ts';
import { armor, costPlugin, LIMITS } from '../schema/query-limits.ts';
import { refuseUnstorableText } from '../schema/storable-text.ts';
import { wordErrors, wordedError } from '../schema/worded-error.ts';
import { isTooDeep } from './deep-query.ts';
import { embeddedLimitOf, masterKeyFault } from './embedded-limit.ts';
import { contextOf } from './request-context.ts';
import type { Services } from './services.ts';

/** Errors that are meant for the client keep their text; a bug is logged and says nothing of its inside. */
export function formatError(log: (line: string) => void) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original = unwrapResolverError(error);
    const meant = original instanceof GraphQLError || formatted.extensions?.code !== 'INTERNAL_SERVER_ERROR';
    if (meant) return formatted;
    const limit = embeddedLimitOf(original);
    if (limit !== null) return wordedError('LIMIT_EXCEEDED', limit.code, limit.params).toJSON();
    const fault = masterKeyFault(original);
    if (fault !== null) return wordedError('UNAVAILABLE', fault).toJSON();
    log(
      `graphql ${formatted.path?.join('.') ?? ''}: ${original instanceof Error ? original.stack : String(original)}`,
    );
    return {
      message: say('en', 'internal-error'),
      extensions: { code: 'INTERNAL_SERVER_ERROR', reason: 'internal-error' },
      ...(formatted.path ? { path: formatted.path } : {}),
      ...(formatted.locations ? { locations: formatted.locations } : {}),
    };
  };
}

/** What would overflow the stack of whatever walks it, the parser first, is refused unread. */
function refuseDeep(handler: RequestHandler): RequestHandler {
  return function refuseDeepQuery(request, response, next) {
    const body: unknown = request.method === 'GET' ? request.query : request.body;
    if (!isTooDeep(body)) return handler(request, response, next);
    const { locale } = contextOf(request);
    const error = wordedError('BAD_USER_INPUT', 'query-too-deep').toJSON();
    response.status(400).json({ errors: [{ ...error, message: say(locale, 'query-too-deep') }] });
  };
}

/** The GraphQL server, started, and the handler for its route. */
export async function graphqlRoute(services: Services) {
  const protection = armor();
  const server = new ApolloServer<RequestContext>({
    schema: apiSchema(),
    ...protection,
    plugins: [
      ...protection.plugins,
      refuseUnstorableText,
      costPlugin(services.settings.production),
      wordErrors,
      ApolloServerPluginLandingPageDisabled(),
    ],
    parseOptions: { maxTokens: LIMITS.tokens },
    csrfPrevention: true,
    introspection: true,
    // Signals are the business of who started the process.
    stopOnTerminationSignals: false,
    persistedQueries: false,
    formatError: formatError(services.log),
  });
  await server.start();
  const handler: RequestHandler = expressMiddleware(server, { context: async ({ req }) => contextOf(req) });
  return { server, handler: refuseDeep(handler) };
}
