import { graphql, type ResultOf } from './graphql.ts';

const sessionFields = graphql(`
  fragment SessionFields on AccountSession {
    id method address userAgent createdAt seenAt expiresAt current
  }
`);
export type AccountSession = ResultOf<typeof sessionFields>;

const delegationFields = graphql(`
  fragment DelegationFields on Delegation {
    id reason beginsAt endsAt createdAt revokedAt
    from { id displayName }
    to { id displayName }
  }
`);
export type Delegation = ResultOf<typeof delegationFields>;

export const ownAccountDocument = graphql(`
  query OwnAccount {
    me {
      id hasCode passwordMustChange
      grants { role scope { kind id name } delegatedBy { id displayName } }
    }
  }
`);
export type Grant = NonNullable<ResultOf<typeof ownAccountDocument>['me']>['grants'][number];

export const mySessionsDocument = graphql(
  `
  query MySessions($after: String) {
    mySessions(first: 50, after: $after) {
      nodes { ...SessionFields }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`,
  [sessionFields],
);

export const endSessionDocument = graphql(`
  mutation EndSession($id: ID!) {
    endSession(id: $id) { __typename ... on Refusal { code message } }
  }
`);

export const endOtherSessionsDocument = graphql(`
  mutation EndOtherSessions { endOtherSessions }
`);

export const changePasswordDocument = graphql(`
  mutation ChangePassword($current: String!, $next: String!) {
    changePassword(current: $current, next: $next) { __typename ... on Refusal { code message } }
  }
`);

export const startCodeDocument = graphql(`
  mutation StartCode {
    startCode { __typename ... on CodeStarted { secret uri } ... on Refusal { code message } }
  }
`);

export const confirmCodeDocument = graphql(`
  mutation ConfirmCode($code: String!) {
    confirmCode(code: $code) { __typename ... on Refusal { code message } }
  }
`);

export const dropCodeDocument = graphql(`
  mutation DropCode($password: String!) {
    dropCode(password: $password) { __typename ... on Refusal { code message } }
  }
`);

export const myDelegationsDocument = graphql(
  `
  query MyDelegations($after: String) {
    myDelegations(first: 50, after: $after) {
      nodes { ...DelegationFields }
      pageInfo { hasNextPage endCursor }
    }
  }
`,
  [delegationFields],
);

export const colleaguesDocument = graphql(`
  query Colleagues($text: String!) {
    colleagues(text: $text, first: 20) { nodes { id displayName role } }
  }
`);

export const delegateDocument = graphql(
  `
  mutation Delegate($input: DelegateInput!) {
    delegate(input: $input) { __typename ... on Delegation { ...DelegationFields } ... on Refusal { code message } }
  }
`,
  [delegationFields],
);

export const endDelegationDocument = graphql(
  `
  mutation EndDelegation($id: ID!) {
    endDelegation(id: $id) { __typename ... on Delegation { ...DelegationFields } ... on Refusal { code message } }
  }
`,
  [delegationFields],
);
