import { type ContextPolicy, connectionPolicy, fields, insiders, signedIn } from '../access/policy-rule.ts';

const LEDGER =
  'department concededM2 concededHouseholds totalM2 totalHouseholds takenInM2 takenInHouseholds leftOutM2 leftOutHouseholds';

/** What follows from a plan is for everyone who may read it, its siblings for those who read drafts. */
export const insightPolicy: ContextPolicy = {
  name: 'insight',
  fields: {
    Plan: {
      ...fields(signedIn, 'origin measures service ledger ledgers lostLines gaps lineage'),
      siblings: insiders,
    },
    PlanOrigin: fields(signedIn, 'kind fromPlanId agreement evenness stability'),
    PlanFigures: fields(
      signedIn,
      'grids agreement evenness sizeMin sizeMean sizeMax outsideBand compactness departments',
    ),
    DepartmentFigures: fields(
      signedIn,
      'department adjustedRandIndex variationOfInformation bestMatchJaccard gridsSplit',
    ),
    ServiceComparison: fields(signedIn, 'before after'),
    ServiceMeasures: fields(
      signedIn,
      'householdsPerGrid householdsPerWorker buildingsAgreedShare bordersThroughBuilding buildingsCut bordersOnWalk',
    ),
    CommunityGap: fields(signedIn, 'communityId atoms grids value optimum gap proved'),
    GridLineage: fields(signedIn, 'kind from to areaM2 households'),
    LedgerTotals: fields(signedIn, LEDGER),
    Ledger: fields(signedIn, `${LEDGER} rows columns entries`),
    LedgerEntry: fields(signedIn, 'legacy unified areaM2 households'),
    ...connectionPolicy('LedgerEntry', signedIn),
    LostLine: fields(signedIn, 'id geometry grid supporters lengthM verdict text'),
    ...connectionPolicy('LostLine', signedIn),
    Arc: fields(signedIn, 'wouldGo'),
  },
  routes: {},
};
