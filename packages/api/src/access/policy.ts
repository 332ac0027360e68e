import { anyone, type ContextPolicy, fields, signedIn } from './policy-rule.ts';

/** Anyone may ask who they are and try to sign in; an account is seen by those who are signed in. */
export const accessPolicy: ContextPolicy = {
  name: 'access',
  fields: {
    Query: { me: anyone },
    Mutation: fields(anyone, 'signIn signOut'),
    Account: fields(signedIn, 'id name displayName role department may'),
    // The answer of signIn is read before the request has a session; it holds only one's own account.
    SignedIn: fields(anyone, 'account'),
    Refusal: fields(anyone, 'code message'),
    PageInfo: fields(signedIn, 'hasNextPage endCursor'),
  },
  routes: {
    // Every field of the schema has a rule of its own.
    'GET /graphql': anyone,
    'POST /graphql': anyone,
    'GET /healthz': anyone,
    // The console's program, which holds no data.
    'GET /{*path}': anyone,
  },
};
