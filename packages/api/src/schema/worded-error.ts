import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type MessageParameters, say } from '../messages/say.ts';
import type { RequestContext } from '../request/context.ts';

/**
 * An error that is meant for the client: `code` is its class for programs, `reason` names its sentence in the
 * message catalogues. It leaves in the language of the request (`wordErrors`).
 */
export function wordedError(
  code: string,
  reason: string,
  params: MessageParameters = {},
  more: Readonly<Record<string, unknown>> = {},
): GraphQLError {
  return new GraphQLError(say('en', reason, params), { extensions: { code, reason, ...params, ...more } });
}

/** An argument beyond its limit: the error names the limit, so that a client can page or ask for less. */
export function limitExceeded(argument: string, limit: number, asked: number): GraphQLError {
  return wordedError('LIMIT_EXCEEDED', 'argument-over-limit', { argument, limit, asked });
}

/** An argument that cannot be understood; the example shows one that can. */
export function badArgument(
  argument: string,
  reason: string,
  example: unknown,
  params: MessageParameters = {},
): GraphQLError {
  return wordedError('BAD_USER_INPUT', reason, params, { argument, example });
}

function inWords(error: GraphQLFormattedError, context: RequestContext): GraphQLFormattedError {
  const { reason, ...params } = error.extensions ?? {};
  return typeof reason === 'string'
    ? { ...error, message: context.say(reason, params as MessageParameters) }
    : error;
}

/** Words the errors of an answer in the language of its request. */
export const wordErrors: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response, contextValue }) {
        if (response.body.kind !== 'single' || response.body.singleResult.errors === undefined) return;
        const { errors } = response.body.singleResult;
        response.body.singleResult.errors = errors.map((error) => inWords(error, contextValue));
      },
    };
  },
};
