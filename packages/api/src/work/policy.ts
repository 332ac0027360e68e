import { Role } from '../access/account-type.ts';
import {
  type ContextPolicy,
  connectionPolicy,
  fields,
  insiders,
  roles,
  signedIn,
} from '../access/policy-rule.ts';

const desk = roles(Role.PLANNER, Role.LEADER);

/** Those who work here follow the work on a plan; planners do it, leaders and planners read what it needs. */
export const workPolicy: ContextPolicy = {
  name: 'work',
  fields: {
    Query: fields(insiders, 'comparePlans planChecks'),
    Mutation: fields(roles(Role.PLANNER), 'forkPlan renamePlan revertToRevision showPresence'),
    Subscription: fields(insiders, 'planNews'),
    PlanNews: fields(insiders, 'kind planId revision touchedGrids by extent planners'),
    PlannerPresence: fields(insiders, 'accountId name tool grid at since'),
    Grid: fields(signedIn, 'dedicated locked bandReason micro'),
    MicroGrid: fields(signedIn, 'number households areaM2 geometry'),
    PlanSaved: fields(insiders, 'plan'),
    PlanComparison: fields(insiders, 'householdsMoved areaM2Moved grids parts'),
    GridDifference: fields(insiders, 'code kind first second'),
    PlanPart: fields(insiders, 'id from to households areaM2 geometry departments'),
    DepartmentPart: fields(insiders, 'department legacyGrids'),
    PlanCheck: fields(insiders, 'id rule grid status issues'),
    ...connectionPolicy('PlanPart', insiders),
    ...connectionPolicy('PlanCheck', insiders),
  },
  routes: {
    'GET /plans/:plan/state/:revision': desk,
    'GET /plans/:plan/ground': desk,
    'GET /plans/:plan/old-borders': desk,
    'GET /plans/:plan/changes': desk,
  },
};
