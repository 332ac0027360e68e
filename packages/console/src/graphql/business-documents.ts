import { departmentFields } from './fragments.ts';
import { graphql, type ResultOf } from './graphql.ts';

const businessFields = graphql(
  `
  fragment BusinessFields on Business {
    id name items officersPerGrid from until registeredBy registeredAt endedAt active grids officers
    department { ...DepartmentFields }
  }
`,
  [departmentFields],
);
export type Business = ResultOf<typeof businessFields>;

export const businessesDocument = graphql(
  `
  query Businesses($departmentId: ID, $after: String) {
    businesses(departmentId: $departmentId, first: 50, after: $after) {
      nodes { ...BusinessFields }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`,
  [businessFields],
);

export const registerBusinessDocument = graphql(
  `
  mutation RegisterBusiness($input: RegisterBusinessInput!) {
    registerBusiness(input: $input) { __typename ... on Business { ...BusinessFields } ... on Refusal { code message } }
  }
`,
  [businessFields],
);

export const endBusinessDocument = graphql(
  `
  mutation EndBusiness($id: ID!) {
    endBusiness(id: $id) { __typename ... on Business { ...BusinessFields } ... on Refusal { code message } }
  }
`,
  [businessFields],
);

const requestFields = graphql(
  `
  fragment RequestFields on GridChangeRequest {
    id grid text at land state by createdAt answer answeredBy answeredAt
    department { ...DepartmentFields }
    plan { id name }
  }
`,
  [departmentFields],
);
export type GridChangeRequest = ResultOf<typeof requestFields>;

export const gridChangeRequestsDocument = graphql(
  `
  query GridChangeRequests($departmentId: ID, $open: Boolean, $after: String) {
    gridChangeRequests(departmentId: $departmentId, open: $open, first: 50, after: $after) {
      nodes { ...RequestFields }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`,
  [requestFields],
);

export const requestGridChangeDocument = graphql(
  `
  mutation RequestGridChange($input: RequestGridChangeInput!) {
    requestGridChange(input: $input) {
      __typename ... on GridChangeRequest { ...RequestFields } ... on Refusal { code message }
    }
  }
`,
  [requestFields],
);

export const answerGridChangeDocument = graphql(
  `
  mutation AnswerGridChange($id: ID!, $accept: Boolean!, $text: String!, $planId: ID) {
    answerGridChange(id: $id, accept: $accept, text: $text, planId: $planId) {
      __typename ... on GridChangeRequest { ...RequestFields } ... on Refusal { code message }
    }
  }
`,
  [requestFields],
);
