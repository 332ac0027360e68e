import { defaultFieldResolver, GraphQLError, type GraphQLSchema, isObjectType } from 'graphql';
import type { RequestContext } from '../request/context.ts';
import { wordedError } from '../schema/worded-error.ts';
import { fieldRules, type Verdict, verdictOn } from './policies.ts';
import type { Viewer } from './policy-rule.ts';

/** Refused access: sign in first, or ask someone who may. */
export function accessDenied(viewer: Viewer | null): GraphQLError {
  return viewer === null
    ? wordedError('UNAUTHENTICATED', 'not-signed-in')
    : wordedError('FORBIDDEN', 'not-allowed');
}

function refusal(verdict: Exclude<Verdict, 'allowed'>, viewer: Viewer | null): GraphQLError {
  if (verdict === 'refused') return accessDenied(viewer);
  if (verdict === 'password-must-change') return wordedError('FORBIDDEN', verdict);
  return wordedError('FORBIDDEN', 'key-scope-missing', { scope: verdict.scope });
}

/** Fields of object types, as `Type.field`. */
export function fieldsOf(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !type.name.startsWith('__')
      ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`)
      : [],
  );
}

/** Throws where a field has no policy, and names every such field: the schema is then neither emitted nor served. */
export function requirePolicies(schema: GraphQLSchema): void {
  const missing = fieldsOf(schema).filter((field) => !fieldRules.has(field));
  if (missing.length > 0) throw new GraphQLError(`No policy for ${missing.join(', ')}`);
}

/**
 * Puts the policy in front of every field of every object type, in place. A field without a rule is refused
 * to everyone, should one ever get here.
 */
export function guardSchema(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (source, args, context: RequestContext, info) => {
        const verdict = verdictOn(type.name, field.name, context.viewer);
        if (verdict !== 'allowed') throw refusal(verdict, context.viewer);
        // Mutations run one after the other.
        if (type.name === 'Mutation') context.allowedBy = fieldRules.get(`Mutation.${field.name}`);
        return resolve(source, args, context, info);
      };
      const { subscribe } = field;
      if (subscribe === undefined) continue;
      field.subscribe = (source, args, context: RequestContext, info) => {
        const verdict = verdictOn(type.name, field.name, context.viewer);
        if (verdict !== 'allowed') throw refusal(verdict, context.viewer);
        return subscribe(source, args, context, info);
      };
    }
  }
  return schema;
}
