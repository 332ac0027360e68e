import { defaultFieldResolver, type GraphQLError, type GraphQLSchema, isObjectType } from 'graphql';
import type { RequestContext } from '../request/context.ts';
import { wordedError } from '../schema/worded-error.ts';
import { fieldRules } from './policies.ts';
import type { Viewer } from './policy-rule.ts';

/** Refused access: sign in first, or ask someone who may. */
export function accessDenied(viewer: Viewer | null): GraphQLError {
  return viewer === null
    ? wordedError('UNAUTHENTICATED', 'not-signed-in')
    : wordedError('FORBIDDEN', 'not-allowed');
}

/**
 * Puts the policy in front of every field of every object type, in place. A field without a rule is refused
 * to everyone, so that forgetting one is seen at once and never leaks.
 */
export function guardSchema(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const rule = fieldRules.get(`${type.name}.${field.name}`);
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (source, args, context: RequestContext, info) => {
        if (rule === undefined || !rule(context.viewer)) throw accessDenied(context.viewer);
        return resolve(source, args, context, info);
      };
      const { subscribe } = field;
      if (subscribe === undefined) continue;
      field.subscribe = (source, args, context: RequestContext, info) => {
        if (rule === undefined || !rule(context.viewer)) throw accessDenied(context.viewer);
        return subscribe(source, args, context, info);
      };
    }
  }
  return schema;
}
