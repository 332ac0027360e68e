import { anyone, type ContextPolicy } from '../access/policy-rule.ts';

/** The explorer is a program without data; what it asks goes through the rules of every field. */
export const explorerPolicy: ContextPolicy = {
  name: 'explorer',
  fields: {},
  routes: { 'GET /graphql/explorer/{*path}': anyone },
};
