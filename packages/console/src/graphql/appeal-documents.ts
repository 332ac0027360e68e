import { graphql, type ResultOf } from './graphql.ts';

/** Appeals in groups: every one counts in one group or outside of them. */
export const summaryDocument = graphql(`
  query AppealSummary($by: AppealGrouping!, $filter: AppealFilter, $planId: ID) {
    appealSummary(by: $by, filter: $filter, planId: $planId) {
      asOf total outside protection { leastGroup leastTold rounded hidden }
      groups { key name appeals open households perThousand }
    }
  }
`);
export type Summary = ResultOf<typeof summaryDocument>['appealSummary'];

/** Appeals of every grid, step by step. */
export const seriesDocument = graphql(`
  query AppealSeries($step: AppealStep!, $filter: AppealFilter, $planId: ID) {
    appealSeries(step: $step, filter: $filter, planId: $planId) {
      asOf steps breaks protection { leastGroup leastTold rounded hidden }
      grids { code households counts }
    }
  }
`);
export type Series = ResultOf<typeof seriesDocument>['appealSeries'];

/** The latest days against as many before. */
export const changeDocument = graphql(`
  query AppealChange($days: Int!, $filter: AppealFilter, $planId: ID) {
    appealChange(days: $days, filter: $filter, planId: $planId) {
      asOf since current previous protection { leastGroup leastTold rounded hidden }
      worst { key name appeals households perThousand }
      towns { key name current previous perThousand }
    }
  }
`);
export type Change = ResultOf<typeof changeDocument>['appealChange'];

/** Where a grid is, to fly to it. */
export const gridPlaceDocument = graphql(`
  query GridPlace($planId: ID!, $code: String!) { plan(id: $planId) { id grid(code: $code) { code geometry } } }
`);

/** Grids of a plan in which no branch stands. */
export const coverageDocument = graphql(`
  query Coverage($planId: ID!) { plan(id: $planId) { id revision gridsWithoutBranch } }
`);

export const branchListDocument = graphql(`
  query BranchList($after: String) {
    branches(first: 200, after: $after) {
      nodes { id name secretary memberCount gridCode location }
      pageInfo { hasNextPage endCursor }
      totalCount
    }
  }
`);
export type BranchRow = ResultOf<typeof branchListDocument>['branches']['nodes'][number];

/** How many appeals lie in each cell of a lattice over the ground: `[longitude, latitude, appeals]`. */
export const latticeDocument = graphql(`
  query AppealLattice($cellM: Int!, $filter: AppealFilter) {
    appealLattice(cellM: $cellM, filter: $filter) {
      asOf total cellM cells protection { leastGroup leastTold rounded hidden }
    }
 
  }
`);
