import type { ApolloServerPlugin, GraphQLRequestContextDidResolveOperation } from '@apollo/server';
import { ApolloArmor } from '@escape.tech/graphql-armor';
import {
  GraphQLError,
  type GraphQLField,
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
  NoSchemaIntrospectionCustomRule,
  validate,
} from 'graphql';
import { type ComplexityEstimator, getComplexity } from 'graphql-query-complexity';
import type { RequestContext } from '../request/context.ts';
import { DEFAULT_PAGE } from './connection.ts';
import { wordedError } from './worded-error.ts';

export const LIMITS = { depth: 14, aliases: 30, directives: 20, cost: 60_000, tokens: 4_000 } as const;

/** Lists without pages hold about so many members. */
const USUAL_LIST = 8;

function isList({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

/**
 * What a field costs: 1 for an object, nothing for a leaf, and all that is asked of each member of a list.
 * A connection multiplies by the page; its own lists of nodes and edges do not multiply again.
 */
const estimate: ComplexityEstimator = ({ field, args, childComplexity, type }) => {
  if (type.name.startsWith('__') || field.name.startsWith('__')) return 0;
  const named = getNamedType(field.type);
  if (isLeafType(named)) return 0;
  if (named.name.endsWith('Connection')) return 1 + Number(args.first ?? DEFAULT_PAGE) * childComplexity;
  if (type.name.endsWith('Connection')) return childComplexity + 1;
  return isList(field) ? USUAL_LIST * (1 + childComplexity) : 1 + childComplexity;
};

type Costed = Pick<
  GraphQLRequestContextDidResolveOperation<RequestContext>,
  'schema' | 'document' | 'request'
>;

/** The cost of an operation; variables that do not fit its types are the client's fault. */
function costOf({ schema, document, request }: Costed): number {
  try {
    return getComplexity({
      schema,
      query: document,
      variables: request.variables ?? {},
      estimators: [estimate],
      ...(request.operationName ? { operationName: request.operationName } : {}),
    });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new GraphQLError(error.message, {
      extensions: { ...error.extensions, code: 'BAD_USER_INPUT', http: { status: 400 } },
    });
  }
}

/** Refuses documents that cost too much before anything runs, and introspection for strangers in production. */
export function costPlugin(production: boolean): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, request, contextValue }) {
          const cost = costOf({ schema, document, request });
          if (cost > LIMITS.cost) {
            throw wordedError(
              'QUERY_TOO_COSTLY',
              'query-too-costly',
              { cost, limit: LIMITS.cost },
              { http: { status: 400 } },
            );
          }
          if (!production || contextValue.viewer !== null) return;
          if (validate(schema, document, [NoSchemaIntrospectionCustomRule]).length > 0) {
            throw wordedError('UNAUTHENTICATED', 'schema-not-signed-in', {}, { http: { status: 400 } });
          }
        },
      };
    },
  };
}

/** Depth, aliases and directives by graphql-armor; cost and tokens are counted here and by the parser. */
export function armor() {
  return new ApolloArmor({
    maxDepth: { enabled: true, n: LIMITS.depth, ignoreIntrospection: true },
    maxAliases: { enabled: true, n: LIMITS.aliases },
    maxDirectives: { enabled: true, n: LIMITS.directives },
    blockFieldSuggestion: { enabled: true },
    costLimit: { enabled: false },
    maxTokens: { enabled: false },
  }).protect();
}
