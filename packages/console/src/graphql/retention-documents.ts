import { graphql, type ResultOf } from './graphql.ts';

const ruleFields = graphql(`
  fragment RetentionRuleFields on RetentionRule { kind keepDays leastDays basis due updatedAt updatedBy }
`);
export type RetentionRule = ResultOf<typeof ruleFields>;

const privacyFields = graphql(`
  fragment PrivacyFields on PrivacySettings { leastGroup revealsPerDay updatedAt updatedBy }
`);
export type PrivacySettings = ResultOf<typeof privacyFields>;

export const retentionDocument = graphql(
  `
  query Retention {
    retentionRules { ...RetentionRuleFields }
    privacySettings { ...PrivacyFields }
  }
`,
  [ruleFields, privacyFields],
);

export const retentionRunsDocument = graphql(`
  query RetentionRuns($after: String) {
    retentionRuns(first: 20, after: $after) {
      nodes { id startedAt finishedAt persons sessions recodedSheets }
      pageInfo { hasNextPage endCursor }
    }
  }
`);
export type RetentionRun = ResultOf<typeof retentionRunsDocument>['retentionRuns']['nodes'][number];

export const setRetentionRuleDocument = graphql(
  `
  mutation SetRetentionRule($kind: RetentionKind!, $keepDays: Int!, $basis: String!) {
    setRetentionRule(kind: $kind, keepDays: $keepDays, basis: $basis) {
      __typename ... on RetentionRule { ...RetentionRuleFields } ... on Refusal { code message }
    }
  }
`,
  [ruleFields],
);

export const setPrivacySettingsDocument = graphql(
  `
  mutation SetPrivacySettings($input: PrivacySettingsInput!) {
    setPrivacySettings(input: $input) {
      __typename ... on PrivacySettings { ...PrivacyFields } ... on Refusal { code message }
    }
  }
`,
  [privacyFields],
);

export const runRetentionDocument = graphql(`
  mutation RunRetention { runRetention { __typename ... on Job { id } ... on Refusal { reason: message } } }
`);
