import { planFields } from './fragments.ts';
import { graphql, type ResultOf, type VariablesOf } from './graphql.ts';

export const commitEditDocument = graphql(`
  mutation CommitEdit(
    $planId: ID!, $baseRevision: Int!, $operations: [EditOperationInput!]!, $id: ID, $reason: String
  ) {
    commitEdit(planId: $planId, baseRevision: $baseRevision, operations: $operations, id: $id, reason: $reason) {
      __typename
      ... on PlanRevised { changeSet { id revision } }
      ... on EditRejected { issues { code severity message } }
      ... on RevisionConflict { revision }
      ... on Refusal { code message }
    }
  }
`);
export type CommitAnswer = ResultOf<typeof commitEditDocument>['commitEdit'];
export type OperationInput = VariablesOf<typeof commitEditDocument>['operations'][number];

export const revertDocument = graphql(`
  mutation Revert($id: ID!, $as: ID) {
    revertChangeSet(id: $id, as: $as) {
      __typename
      ... on PlanRevised { changeSet { id revision } }
      ... on EditRejected { issues { code severity message } }
      ... on RevisionConflict { revision }
      ... on Refusal { code message }
    }
  }
`);

export const forkPlanDocument = graphql(
  `
  mutation ForkPlan($planId: ID!, $revision: Int, $name: String!) {
    forkPlan(planId: $planId, revision: $revision, name: $name) {
      __typename
      ... on PlanSaved { plan { ...PlanFields } }
      ... on Refusal { code message }
    }
  }
`,
  [planFields],
);

export const renamePlanDocument = graphql(
  `
  mutation RenamePlan($planId: ID!, $name: String!) {
    renamePlan(planId: $planId, name: $name) {
      __typename
      ... on PlanSaved { plan { ...PlanFields } }
      ... on Refusal { code message }
    }
  }
`,
  [planFields],
);

export const showPresenceDocument = graphql(`
  mutation ShowPresence($planId: ID!, $tool: String, $grid: String, $at: [Float!]) {
    showPresence(planId: $planId, tool: $tool, grid: $grid, at: $at)
  }
`);

export const planNewsDocument = graphql(`
  subscription PlanNews($planId: ID!) {
    planNews(planId: $planId) {
      kind planId revision touchedGrids by extent
      planners { accountId name tool grid at since }
    }
  }
`);
export type PlanNews = ResultOf<typeof planNewsDocument>['planNews'];
