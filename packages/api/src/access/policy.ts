import {
  anyone,
  type ContextPolicy,
  connectionPolicy,
  fields,
  inPerson,
  insidersInPerson,
  signedIn,
} from './policy-rule.ts';

/**
 * Anyone may ask who they are and try to sign in; what belongs to an account is for its person. Who works here, and
 * who acts for whom, is for those who work here.
 */
export const accessPolicy: ContextPolicy = {
  name: 'access',
  fields: {
    Query: {
      ...fields(anyone, 'me signInMethods'),
      ...fields(inPerson, 'mySessions myDelegations'),
      colleagues: insidersInPerson,
    },
    Mutation: {
      ...fields(anyone, 'signIn signOut'),
      ...fields(
        inPerson,
        'changePassword startCode confirmCode dropCode endSession endOtherSessions endDelegation',
      ),
      delegate: insidersInPerson,
    },
    Account: {
      ...fields(signedIn, 'id name displayName role department may'),
      ...fields(inPerson, 'grants passwordMustChange hasPassword hasCode'),
    },
    // What signIn answers is read before the request has a session; it holds only one's own account.
    SignedIn: fields(anyone, 'account'),
    CodeRequired: fields(anyone, 'message'),
    SignInMethods: fields(anyone, 'local oidcName oidcUrl'),
    CodeStarted: fields(inPerson, 'secret uri'),
    Grant: fields(inPerson, 'role scope delegatedBy'),
    RoleScope: fields(inPerson, 'kind id name'),
    AccountName: fields(inPerson, 'id displayName'),
    AccountSession: fields(inPerson, 'id method address userAgent createdAt seenAt expiresAt current'),
    ...connectionPolicy('AccountSession', inPerson),
    Delegation: fields(inPerson, 'id from to reason beginsAt endsAt createdAt revokedAt'),
    ...connectionPolicy('Delegation', inPerson),
    Colleague: fields(insidersInPerson, 'id displayName role'),
    ...connectionPolicy('Colleague', insidersInPerson),
    Refusal: fields(anyone, 'code message'),
    PageInfo: fields(signedIn, 'hasNextPage endCursor'),
  },
  routes: {
    // Every field of the schema has a rule of its own.
    'GET /graphql': anyone,
    'POST /graphql': anyone,
    'GET /healthz': anyone,
    // To the office's own sign-in, and back from it.
    'GET /oidc/start': anyone,
    'GET /oidc/callback': anyone,
    // The console's program, which holds no data.
    'GET /{*path}': anyone,
  },
};
