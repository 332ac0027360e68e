import { departmentFields, jobFields } from './fragments.ts';
import { graphql, type ResultOf } from './graphql.ts';

/** Jobs with what their finished stages found and what they answer with. */
export const followedJobDocument = graphql(
  `
  query FollowedJob($id: ID!) {
    job(id: $id) {
      ...JobFields
      stages { stage milliseconds figures }
      ensemble { plans betterThan own quantiles }
      explanation { possible reason agreementChange households planId grids text }
    }
  }
`,
  [jobFields],
);
export type FollowedJob = NonNullable<ResultOf<typeof followedJobDocument>['job']>;
export type JobStage = FollowedJob['stages'][number];
export type Ensemble = NonNullable<FollowedJob['ensemble']>;
export type Explanation = NonNullable<FollowedJob['explanation']>;

export const startProposalDocument = graphql(
  `
  mutation StartProposal($input: StartProposalInput!) {
    startProposal(input: $input) {
      __typename
      ... on Job { ...JobFields }
      ... on Refusal { code reason: message }
    }
  }
`,
  [jobFields],
);

export const startExplanationDocument = graphql(
  `
  mutation StartExplanation($input: StartExplanationInput!) {
    startExplanation(input: $input) {
      __typename
      ... on Job { ...JobFields }
      ... on Refusal { code reason: message }
    }
  }
`,
  [jobFields],
);

export const adoptExplanationDocument = graphql(`
  mutation AdoptExplanation($jobId: ID!, $name: String) {
    adoptExplanation(jobId: $jobId, name: $name) {
      __typename
      ... on Plan { id }
      ... on Refusal { code reason: message }
    }
  }
`);

export const startEnsembleDocument = graphql(
  `
  mutation StartEnsemble($planId: ID!) {
    startEnsemble(input: { planId: $planId }) {
      __typename
      ... on Job { ...JobFields }
      ... on Refusal { code reason: message }
    }
  }
`,
  [jobFields],
);

export const figuresFields = graphql(
  `
  fragment FiguresFields on PlanFigures {
    grids agreement evenness sizeMin sizeMean sizeMax outsideBand compactness
    departments {
      department { ...DepartmentFields }
      adjustedRandIndex variationOfInformation bestMatchJaccard gridsSplit
    }
  }
`,
  [departmentFields],
);
export type PlanFigures = ResultOf<typeof figuresFields>;

/** The plans on one base, each with its objective and figures. */
export const proposalsDocument = graphql(
  `
  query Proposals($planId: ID!) {
    plan(id: $planId) {
      id name status revision createdAt
      origin { kind fromPlanId agreement evenness stability }
      measures { ...FiguresFields }
      siblings {
        id name status revision createdAt
        origin { kind fromPlanId agreement evenness stability }
        measures { ...FiguresFields }
      }
    }
  }
`,
  [figuresFields],
);
export type Proposal = Omit<NonNullable<ResultOf<typeof proposalsDocument>['plan']>, 'siblings'>;
export type PlanOrigin = Proposal['origin'];

/** How a plan serves, and how far each community is from the best there is. */
export const judgementDocument = graphql(
  `
  query Judgement($planId: ID!) {
    plan(id: $planId) {
      id revision
      measures { ...FiguresFields }
      service {
        before {
          householdsPerGrid householdsPerWorker buildingsAgreedShare bordersThroughBuilding bordersOnWalk
        }
        after {
          householdsPerGrid householdsPerWorker buildingsAgreedShare bordersThroughBuilding bordersOnWalk
        }
      }
    }
  }
`,
  [figuresFields],
);
export type Service = NonNullable<NonNullable<ResultOf<typeof judgementDocument>['plan']>['service']>;

export const gapsDocument = graphql(`
  query Gaps($planId: ID!) {
    plan(id: $planId) { id revision gaps { communityId atoms grids value optimum gap proved } }
  }
`);
export type CommunityGap = NonNullable<ResultOf<typeof gapsDocument>['plan']>['gaps'][number];

export const ledgerTotalsDocument = graphql(
  `
  query LedgerTotals($planId: ID!) {
    plan(id: $planId) {
      id revision
      ledgers {
        department { ...DepartmentFields }
        concededM2 concededHouseholds totalM2 totalHouseholds
        takenInM2 takenInHouseholds leftOutM2 leftOutHouseholds
      }
    }
  }
`,
  [departmentFields],
);
export type LedgerTotals = NonNullable<ResultOf<typeof ledgerTotalsDocument>['plan']>['ledgers'][number];

export const ledgerDocument = graphql(
  `
  query Ledger($planId: ID!, $department: ID!, $after: String) {
    plan(id: $planId) {
      id revision
      ledger(department: $department) {
        department { ...DepartmentFields }
        concededM2 concededHouseholds totalM2 totalHouseholds
        entries(first: 200, after: $after) {
          nodes { legacy unified areaM2 households }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }
`,
  [departmentFields],
);
export type Ledger = NonNullable<ResultOf<typeof ledgerDocument>['plan']>['ledger'];
export type LedgerEntry = Ledger['entries']['nodes'][number];

export const lostLinesDocument = graphql(
  `
  query LostLines($planId: ID!, $after: String) {
    plan(id: $planId) {
      id revision
      lostLines(first: 200, after: $after) {
        nodes { id geometry grid supporters { ...DepartmentFields } lengthM verdict text }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`,
  [departmentFields],
);
export type LostLine = NonNullable<ResultOf<typeof lostLinesDocument>['plan']>['lostLines']['nodes'][number];
export type FlipVerdict = LostLine['verdict'];

/** What would take each border of a grid away: apart from the borders themselves, because it takes a moment. */
export const wouldGoDocument = graphql(`
  query WouldGo($planId: ID!, $gridCode: String) {
    plan(id: $planId) { id arcs(gridCode: $gridCode, first: 200) { nodes { id wouldGo } } }
  }
`);

export const layerFaultsDocument = graphql(`
  query LayerFaults($id: ID!, $after: String) {
    layer(id: $id) {
      id
      faults {
        rule priority
        counts { kind count areaM2 }
        faults(first: 200, after: $after) {
          nodes {
            id kind at place areaM2 households grids receiver decidedBy text
            candidates { grid borderM households }
          }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }
`);
export type LayerFaults = NonNullable<ResultOf<typeof layerFaultsDocument>['layer']>['faults'];
export type LayerFault = LayerFaults['faults']['nodes'][number];
export type FaultKind = LayerFault['kind'];
export type RepairRule = LayerFaults['rule'];

export const chooseRepairsDocument = graphql(`
  mutation ChooseRepairs($input: ChooseRepairsInput!) {
    chooseRepairs(input: $input) {
      __typename
      ... on LayerFaults { rule }
      ... on Refusal { code reason: message }
    }
  }
`);

export const legacyGridsDocument = graphql(`
  query LegacyGrids($id: ID!, $after: String) {
    layer(id: $id) {
      id
      legacyGrids(first: 200, after: $after) {
        nodes { id gridId geometry }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);
