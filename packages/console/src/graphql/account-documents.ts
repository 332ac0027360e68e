import { graphql, type ResultOf } from './graphql.ts';
import { keyFields } from './key-documents.ts';

const managedFields = graphql(`
  fragment ManagedFields on ManagedAccount {
    id name displayName role disabledAt lockedUntil createdAt lastSeenAt passwordChangedAt passwordMustChange
    hasPassword hasCode
    department { id name nameEn hue }
    oidc { issuer subject }
  }
`);
export type ManagedAccount = ResultOf<typeof managedFields>;

const givenFields = graphql(`
  fragment GivenFields on GivenGrant {
    id role beginsAt endsAt reason grantedAt grantedBy revokedAt
    scope { kind id name }
    alsoHeldBy { id displayName }
  }
`);
export type GivenGrant = ResultOf<typeof givenFields>;

export const accountsDocument = graphql(
  `
  query Accounts($text: String, $role: Role, $disabled: Boolean, $after: String) {
    accounts(text: $text, role: $role, disabled: $disabled, first: 50, after: $after) {
      nodes { ...ManagedFields }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`,
  [managedFields],
);

export const managedAccountDocument = graphql(
  `
  query ManagedAccount($id: ID!) {
    account(id: $id) { ...ManagedFields grants { ...GivenFields } workingKeys { ...KeyFields } }
  }
`,
  [managedFields, givenFields, keyFields],
);

export const accountSessionsDocument = graphql(`
  query AccountSessions($id: ID!, $after: String) {
    account(id: $id) {
      id
      sessions(first: 20, after: $after) {
        nodes { id method address userAgent createdAt seenAt expiresAt current }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

export const createAccountDocument = graphql(
  `
  mutation CreateAccount($input: CreateAccountInput!) {
    createAccount(input: $input) {
      __typename
      ... on AccountCreated { password account { ...ManagedFields } }
      ... on Refusal { code message }
    }
  }
`,
  [managedFields],
);

export const changeAccountDocument = graphql(
  `
  mutation ChangeAccount($id: ID!, $input: ChangeAccountInput!) {
    changeAccount(id: $id, input: $input) {
      __typename ... on ManagedAccount { ...ManagedFields } ... on Refusal { code message }
    }
  }
`,
  [managedFields],
);

export const resetPasswordDocument = graphql(
  `
  mutation ResetPassword($id: ID!) {
    resetPassword(id: $id) {
      __typename ... on PasswordReset { password account { ...ManagedFields } } ... on Refusal { code message }
    }
  }
`,
  [managedFields],
);

export const unlockAccountDocument = graphql(
  `
  mutation UnlockAccount($id: ID!) {
    unlockAccount(id: $id) { __typename ... on ManagedAccount { ...ManagedFields } ... on Refusal { code message } }
  }
`,
  [managedFields],
);

export const resetCodeDocument = graphql(
  `
  mutation ResetCode($id: ID!) {
    resetCode(id: $id) { __typename ... on ManagedAccount { ...ManagedFields } ... on Refusal { code message } }
  }
`,
  [managedFields],
);

export const linkOidcDocument = graphql(
  `
  mutation LinkOidc($id: ID!, $issuer: String, $subject: String) {
    linkOidc(id: $id, issuer: $issuer, subject: $subject) {
      __typename ... on ManagedAccount { ...ManagedFields } ... on Refusal { code message }
    }
  }
`,
  [managedFields],
);

export const grantRoleDocument = graphql(
  `
  mutation GrantRole($input: GrantRoleInput!) {
    grantRole(input: $input) { __typename ... on GivenGrant { ...GivenFields } ... on Refusal { code message } }
  }
`,
  [givenFields],
);

export const revokeGrantDocument = graphql(
  `
  mutation RevokeGrant($id: ID!) {
    revokeGrant(id: $id) { __typename ... on GivenGrant { ...GivenFields } ... on Refusal { code message } }
  }
`,
  [givenFields],
);

export const revokeSessionDocument = graphql(`
  mutation RevokeSession($id: ID!) {
    revokeSession(id: $id) { __typename ... on Refusal { code message } }
  }
`);

/** Towns or communities by name, all of them: the summary lists those without appeals as well. */
export const areasDocument = graphql(`
  query Areas($by: AppealGrouping!) {
    appealSummary(by: $by) { groups { key name } }
  }
`);
