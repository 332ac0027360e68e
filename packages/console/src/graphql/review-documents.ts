import { departmentFields, planFields } from './fragments.ts';
import { graphql, type ResultOf } from './graphql.ts';

const issueFields = graphql(`
  fragment IssueFields on EditIssue { code severity message ids at }
`);
export type ReviewIssue = ResultOf<typeof issueFields>;

const reviewFields = graphql(
  `
  fragment ReviewFields on PlanReview {
    state revision submittedAt submittedBy note withdrawnAt withdrawnBy withdrawReason openObjections ready
    waitingFor { ...DepartmentFields }
    issues { ...IssueFields }
    communities {
      communityId name grids
      signatures { department { ...DepartmentFields } lead state by at comment revision }
    }
  }
`,
  [departmentFields, issueFields],
);
export type PlanReview = ResultOf<typeof reviewFields>;
export type CommunityReview = PlanReview['communities'][number];
export type Signature = CommunityReview['signatures'][number];

export const reviewDocument = graphql(
  `
  query Review($planId: ID!) {
    plan(id: $planId) { id name status revision publishedAt supersededAt review { ...ReviewFields } }
  }
`,
  [reviewFields],
);
export type PlanInReview = NonNullable<ResultOf<typeof reviewDocument>['plan']>;

const reviewedFields = graphql(
  `
  fragment ReviewedFields on PlanReviewed { plan { id status revision review { ...ReviewFields } } }
`,
  [reviewFields],
);

export const submitPlanDocument = graphql(
  `
  mutation SubmitPlan($planId: ID!, $revision: Int!, $note: String) {
    submitPlan(planId: $planId, revision: $revision, note: $note) {
      __typename
      ... on PlanReviewed { ...ReviewedFields }
      ... on EditRejected { issues { ...IssueFields } }
      ... on Refusal { code message }
    }
  }
`,
  [reviewedFields, issueFields],
);

export const withdrawPlanDocument = graphql(
  `
  mutation WithdrawPlan($planId: ID!, $reason: String!) {
    withdrawPlan(planId: $planId, reason: $reason) {
      __typename
      ... on PlanReviewed { ...ReviewedFields }
      ... on EditRejected { issues { ...IssueFields } }
      ... on Refusal { code message }
    }
  }
`,
  [reviewedFields, issueFields],
);

export const signPlanDocument = graphql(
  `
  mutation SignPlan(
    $planId: ID!, $departmentId: ID!, $communityIds: [ID!]!, $approve: Boolean!, $comment: String
  ) {
    signPlan(
      planId: $planId, departmentId: $departmentId, communityIds: $communityIds, approve: $approve, comment: $comment
    ) {
      __typename
      ... on PlanReviewed { ...ReviewedFields }
      ... on EditRejected { issues { ...IssueFields } }
      ... on Refusal { code message }
    }
  }
`,
  [reviewedFields, issueFields],
);
export type ReviewAnswer =
  | ResultOf<typeof submitPlanDocument>['submitPlan']
  | ResultOf<typeof withdrawPlanDocument>['withdrawPlan']
  | ResultOf<typeof signPlanDocument>['signPlan'];

const commentFields = graphql(
  `
  fragment CommentFields on PlanComment {
    id kind text at communityId grid revision by createdAt resolvedAt resolvedBy
    department { ...DepartmentFields }
    answers { id text by createdAt department { ...DepartmentFields } }
  }
`,
  [departmentFields],
);
export type PlanComment = ResultOf<typeof commentFields>;

export const commentsDocument = graphql(
  `
  query Comments($planId: ID!, $open: Boolean, $after: String) {
    plan(id: $planId) {
      id
      comments(first: 100, open: $open, after: $after) {
        nodes { ...CommentFields }
        pageInfo { hasNextPage endCursor }
        totalCount
      }
    }
  }
`,
  [commentFields],
);

export const addCommentDocument = graphql(
  `
  mutation AddComment($input: AddCommentInput!) {
    addComment(input: $input) { __typename ... on PlanComment { ...CommentFields } ... on Refusal { code message } }
  }
`,
  [commentFields],
);

export const answerCommentDocument = graphql(
  `
  mutation AnswerComment($id: ID!, $text: String!) {
    answerComment(id: $id, text: $text) {
      __typename ... on PlanComment { ...CommentFields } ... on Refusal { code message }
    }
  }
`,
  [commentFields],
);

export const resolveCommentDocument = graphql(
  `
  mutation ResolveComment($id: ID!) {
    resolveComment(id: $id) { __typename ... on PlanComment { ...CommentFields } ... on Refusal { code message } }
  }
`,
  [commentFields],
);

const publicationFields = graphql(`
  fragment PublicationFields on Publication {
    publishedAt publishedBy reason
    previousPlan { id name }
    codes { from to kind }
    lineage { kind from to households areaM2 }
    retiredCodes
  }
`);
export type Publication = ResultOf<typeof publicationFields>;

/** What publishing would do. */
export const publicationPreviewDocument = graphql(
  `
  query PublicationPreview($planId: ID!) {
    planPublication(planId: $planId) {
      __typename
      ... on Publication { ...PublicationFields crosswalk(first: 1) { totalCount } }
      ... on Refusal { code message }
    }
  }
`,
  [publicationFields],
);
export type PublicationPreview = Extract<
  ResultOf<typeof publicationPreviewDocument>['planPublication'],
  { __typename: 'Publication' }
>;

export const publishPlanDocument = graphql(
  `
  mutation PublishPlan($planId: ID!, $reason: String) {
    publishPlan(planId: $planId, reason: $reason) {
      __typename
      ... on PlanPublished { plan { ...PlanFields } publication { codes { from to kind } } }
      ... on EditRejected { issues { ...IssueFields } }
      ... on Refusal { code message }
    }
  }
`,
  [planFields, issueFields],
);

/** What a publication did. */
export const publicationDocument = graphql(
  `
  query PublicationOfPlan($planId: ID!) {
    plan(id: $planId) {
      id name status revision publishedAt supersededAt
      publication { ...PublicationFields }
    }
  }
`,
  [publicationFields],
);

export const crosswalkDocument = graphql(
  `
  query PublishedCrosswalk(
    $planId: ID!, $sourceKind: CrosswalkSourceKind, $departmentId: ID, $first: Int!, $after: String
  ) {
    plan(id: $planId) {
      id
      publication {
        crosswalk(sourceKind: $sourceKind, departmentId: $departmentId, first: $first, after: $after) {
          nodes {
            sourceKind source legacyGridId grid share households areaM2 appeals
            department { ...DepartmentFields }
          }
          pageInfo { hasNextPage endCursor }
          totalCount
        }
      }
    }
  }
`,
  [departmentFields],
);
export type Crosswalk = NonNullable<
  NonNullable<ResultOf<typeof crosswalkDocument>['plan']>['publication']
>['crosswalk'];
export type CrosswalkRow = Crosswalk['nodes'][number];
export type CrosswalkSourceKind = CrosswalkRow['sourceKind'];
