import type { Store } from '@onegrid/store';
import {
  type DocumentNode,
  type ExecutionArgs,
  GraphQLError,
  type GraphQLFormattedError,
  getOperationAST,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { type MessageParameters, say } from '../messages/say.ts';
import type { RequestContext } from '../request/context.ts';
import { createLoaders } from '../request/loaders.ts';
import { apiSchema } from '../schema/build-schema.ts';
import { armor, LIMITS } from '../schema/query-limits.ts';
import { wordedError } from '../schema/worded-error.ts';
import { isTooDeep } from './deep-query.ts';
import type { Caller } from './live-caller.ts';
import { askingOf } from './request-context.ts';
import type { Services } from './services.ts';

/** Subscriptions at once over one connection. */
export const MOST_SUBSCRIPTIONS = 10;

/** As over HTTP: every event is answered to the whole of a document. */
const RULES = [...specifiedRules, ...armor().validationRules];

type Checked = ExecutionArgs | readonly GraphQLError[];

/** What is subscribed to, checked; or why it is refused. */
export function subscriptionArguments(
  { query, operationName, variables }: SubscribePayload,
  caller: Caller | undefined,
  open: number,
  server: { readonly store: Store; readonly services: Services },
): Checked {
  if (caller === undefined) return [wordedError('UNAUTHENTICATED', 'not-signed-in')];
  if (open > MOST_SUBSCRIPTIONS)
    return [wordedError('LIMIT_EXCEEDED', 'subscriptions-over-limit', { limit: MOST_SUBSCRIPTIONS })];
  if (isTooDeep({ query, variables })) return [wordedError('BAD_USER_INPUT', 'query-too-deep')];
  const schema = apiSchema();
  const document = read(query);
  if (document instanceof GraphQLError) return [document];
  const invalid = validate(schema, document, RULES);
  // The armor's are made by another copy of the library, and the protocol would not know them for errors.
  if (invalid.length > 0)
    return invalid.map(({ message, nodes = null }) => new GraphQLError(message, { nodes }));
  if (getOperationAST(document, operationName)?.operation !== OperationTypeNode.SUBSCRIPTION)
    return [wordedError('BAD_USER_INPUT', 'subscription-expected')];
  return {
    schema,
    document,
    operationName,
    variableValues: variables,
    contextValue: contextOf(caller, server.store, server.services),
  };
}

/** Errors as the client may read them, in its language. */
export function shownErrors(
  errors: readonly GraphQLError[],
  caller: Caller | undefined,
  format: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError,
): readonly GraphQLFormattedError[] {
  return errors.map((error) => {
    const shown = format(error.toJSON(), error);
    const { reason, ...params } = shown.extensions ?? {};
    if (typeof reason !== 'string' || caller === undefined) return shown;
    return { ...shown, message: say(caller.locale, reason, params as MessageParameters) };
  });
}

function read(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query, { maxTokens: LIMITS.tokens });
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

function contextOf(caller: Caller, store: Store, services: Services): RequestContext {
  const { viewer, locale, address } = caller;
  // As over HTTP: asked as whoever it is, under row-level security.
  const district = store.in(caller.district.code, askingOf(viewer));
  return {
    services,
    store,
    district,
    viewer,
    // A connection is its session's, whichever token that has by now; it sets no cookie.
    session: { token: null, userAgent: null, set: () => undefined, clear: () => undefined },
    address,
    locale,
    loaders: createLoaders(district, services, viewer),
    say: (code, parameters) => say(locale, code, parameters),
  };
}
