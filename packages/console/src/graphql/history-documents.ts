import { changeSetFields, departmentFields, planFields } from './fragments.ts';
import { graphql, type ResultOf } from './graphql.ts';

/** The change sets of a plan, newest first. */
export const historyDocument = graphql(`
  query History($planId: ID!, $after: String) {
    plan(id: $planId) {
      id revision status createdAt
      changeSets(first: 50, after: $after) {
        nodes { id revision by at reason operations touchedGrids reverts revertsTo householdsMoved }
        pageInfo { hasNextPage endCursor }
        totalCount
      }
    }
  }
`);
export type HistoryOfPlan = NonNullable<ResultOf<typeof historyDocument>['plan']>;
export type PastChange = HistoryOfPlan['changeSets']['nodes'][number];

const revisedFields = graphql(
  `
  fragment RevisedFields on PlanRevised { plan { ...PlanFields } changeSet { ...ChangeSetFields } }
`,
  [planFields, changeSetFields],
);

export const revertChangeDocument = graphql(
  `
  mutation RevertChange($id: ID!, $as: ID!) {
    revertChangeSet(id: $id, as: $as) {
      __typename
      ... on PlanRevised { ...RevisedFields }
      ... on EditRejected { issues { code message } }
      ... on RevisionConflict { revision }
      ... on Refusal { code message }
    }
  }
`,
  [revisedFields],
);

export const revertToDocument = graphql(
  `
  mutation RevertTo($planId: ID!, $revision: Int!, $id: ID!, $reason: String) {
    revertToRevision(planId: $planId, revision: $revision, id: $id, reason: $reason) {
      __typename
      ... on PlanRevised { ...RevisedFields }
      ... on EditRejected { issues { code message } }
      ... on RevisionConflict { revision }
      ... on Refusal { code message }
    }
  }
`,
  [revisedFields],
);
export type RevertAnswer =
  | ResultOf<typeof revertChangeDocument>['revertChangeSet']
  | ResultOf<typeof revertToDocument>['revertToRevision'];

/** What differs between two plans, or two revisions of one. */
export const comparisonDocument = graphql(
  `
  query Comparison($a: PlanAtInput!, $b: PlanAtInput!, $department: ID, $after: String) {
    comparePlans(a: $a, b: $b) {
      __typename
      ... on PlanComparison {
        householdsMoved areaM2Moved
        grids { code kind }
        parts(first: 100, after: $after, department: $department) {
          nodes {
            id from to households areaM2 geometry
            departments { department { ...DepartmentFields } legacyGrids }
          }
          pageInfo { hasNextPage endCursor }
          totalCount
        }
      }
      ... on Refusal { code message }
    }
  }
`,
  [departmentFields],
);
export type Comparison = Extract<
  ResultOf<typeof comparisonDocument>['comparePlans'],
  { __typename: 'PlanComparison' }
>;
export type ComparedPart = Comparison['parts']['nodes'][number];
export type GridDifferenceKind = Comparison['grids'][number]['kind'];
