import { departmentFields } from './fragments.ts';
import { graphql, type ResultOf } from './graphql.ts';

export const keyFields = graphql(
  `
  fragment KeyFields on ApiKey {
    id name scopes state createdAt createdBy expiresAt lastUsedAt revokedAt revokedBy
    department { ...DepartmentFields }
  }
`,
  [departmentFields],
);
export type ApiKey = ResultOf<typeof keyFields>;

export const apiKeysDocument = graphql(
  `
  query ApiKeys($departmentId: ID, $after: String) {
    apiKeys(departmentId: $departmentId, first: 50, after: $after) {
      nodes { ...KeyFields }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`,
  [keyFields],
);

export const apiKeyScopesDocument = graphql(`
  query ApiKeyScopes { apiKeyScopes { scope description } }
`);

export const createApiKeyDocument = graphql(
  `
  mutation CreateApiKey($input: CreateApiKeyInput!) {
    createApiKey(input: $input) {
      __typename ... on ApiKeyMade { secret key { ...KeyFields } } ... on Refusal { code message }
    }
  }
`,
  [keyFields],
);

export const rotateApiKeyDocument = graphql(
  `
  mutation RotateApiKey($id: ID!, $overlapHours: Int!) {
    rotateApiKey(id: $id, overlapHours: $overlapHours) {
      __typename ... on ApiKeyMade { secret key { ...KeyFields } } ... on Refusal { code message }
    }
  }
`,
  [keyFields],
);

export const revokeApiKeyDocument = graphql(
  `
  mutation RevokeApiKey($id: ID!) {
    revokeApiKey(id: $id) { __typename ... on ApiKey { ...KeyFields } ... on Refusal { code message } }
  }
`,
  [keyFields],
);
