import { GraphQLError } from 'graphql';

/** An argument beyond its limit: the error names the limit, so that a client can page or ask for less. */
export function limitExceeded(argument: string, limit: number, asked: number): GraphQLError {
  return new GraphQLError(`${argument} must be from 1 to ${limit}, not ${asked}.`, {
    extensions: { code: 'LIMIT_EXCEEDED', argument, limit, asked },
  });
}

/** An argument that cannot be understood; the example shows one that can. */
export function badArgument(argument: string, message: string, example: unknown): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', argument, example } });
}
