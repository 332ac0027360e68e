import type { PlanRecord } from '@onegrid/store';
import { Role } from '../access/account-type.ts';
import {
  type ContextPolicy,
  connectionPolicy,
  fields,
  insiders,
  roles,
  signedIn,
  type Viewer,
} from '../access/policy-rule.ts';

/** Whether a plan is, or was, in force. */
export function isOrWasInForce({ status }: Pick<PlanRecord, 'status'>): boolean {
  return status === 'published' || status === 'superseded';
}

/** Whether a viewer sees plans that are not in force, and what plans in force were before they were. */
export function seesDrafts(viewer: Viewer | null): boolean {
  return insiders(viewer);
}

/** Whether there is such a plan for a viewer: drafts and plans in review are for those who work here. */
export function seesPlan(viewer: Viewer | null, plan: Pick<PlanRecord, 'status'>): boolean {
  return isOrWasInForce(plan) || seesDrafts(viewer);
}

/** Whether a viewer sees a plan as it was at a revision: the earlier ones of a plan in force were a draft’s. */
export function seesRevision(
  viewer: Viewer | null,
  plan: Pick<PlanRecord, 'status' | 'revision'>,
  revision: number,
): boolean {
  return seesPlan(viewer, plan) && (revision === plan.revision || seesDrafts(viewer));
}

/**
 * Plans in force are read by everyone who is signed in, drafts (`seesPlan`) and what was done to a plan by those
 * who work here; planners change them.
 */
export const planPolicy: ContextPolicy = {
  name: 'plan',
  fields: {
    Query: fields(signedIn, 'currentPlan plans plan'),
    Mutation: fields(roles(Role.PLANNER), 'commitEdit revertChangeSet'),
    Plan: {
      ...fields(
        signedIn,
        'id name status revision createdAt gridCount atomCount bounds report base grids grid arcs',
      ),
      changeSets: insiders,
    },
    Grid: fields(signedIn, 'code plan geometry households areaM2 atomCount legacy neighbours'),
    Arc: fields(
      signedIn,
      'id geometry left right class supporters opponents silent lengthM movedMetresMedian movedMetresMax explanation',
    ),
    ChangeSet: fields(
      insiders,
      'id revision by at reason operations touchedGrids planId reverts revertsTo householdsMoved',
    ),
    LegacyGrid: fields(signedIn, 'unified'),
    CrosswalkShare: fields(signedIn, 'grid share households areaM2'),
    LegacyShare: fields(signedIn, 'legacyGrid department share households areaM2'),
    PlanRevised: fields(signedIn, 'plan changeSet rebased'),
    EditRejected: fields(signedIn, 'issues'),
    EditIssue: fields(signedIn, 'code severity message ids at status fixes'),
    RevisionConflict: fields(signedIn, 'revision changeSets'),
    ...connectionPolicy('Plan', signedIn),
    ...connectionPolicy('Grid', signedIn),
    ...connectionPolicy('Arc', signedIn),
    ...connectionPolicy('ChangeSet', insiders),
  },
  routes: {},
};
