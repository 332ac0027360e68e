import { Role } from '../access/account-type.ts';
import { type ContextPolicy, connectionPolicy, fields, roles, signedIn } from '../access/policy-rule.ts';

const desk = roles(Role.PLANNER, Role.LEADER);

/** Whoever is signed in follows the work on a plan; planners do it, leaders and planners read what it needs. */
export const workPolicy: ContextPolicy = {
  name: 'work',
  fields: {
    Query: fields(signedIn, 'comparePlans planChecks'),
    Mutation: fields(roles(Role.PLANNER), 'forkPlan renamePlan revertToRevision showPresence'),
    Subscription: fields(signedIn, 'planNews'),
    PlanNews: fields(signedIn, 'kind planId revision touchedGrids by extent planners'),
    PlannerPresence: fields(signedIn, 'accountId name tool grid at since'),
    Grid: fields(signedIn, 'dedicated locked bandReason micro'),
    MicroGrid: fields(signedIn, 'number households areaM2 geometry'),
    PlanSaved: fields(signedIn, 'plan'),
    PlanComparison: fields(signedIn, 'householdsMoved areaM2Moved grids parts'),
    GridDifference: fields(signedIn, 'code kind first second'),
    PlanPart: fields(signedIn, 'id from to households areaM2 geometry departments'),
    DepartmentPart: fields(signedIn, 'department legacyGrids'),
    PlanCheck: fields(signedIn, 'id rule grid status issues'),
    ...connectionPolicy('PlanPart', signedIn),
    ...connectionPolicy('PlanCheck', signedIn),
  },
  routes: {
    'GET /plans/:plan/state/:revision': desk,
    'GET /plans/:plan/ground': desk,
    'GET /plans/:plan/old-borders': desk,
    'GET /plans/:plan/changes': desk,
  },
};
