import { Role } from '../access/account-type.ts';
import { type ContextPolicy, connectionPolicy, fields, roles, signedIn } from '../access/policy-rule.ts';

/** Plans are read by everyone who is signed in and changed by planners. */
export const planPolicy: ContextPolicy = {
  name: 'plan',
  fields: {
    Query: fields(signedIn, 'currentPlan plans plan'),
    Mutation: fields(roles(Role.PLANNER), 'commitEdit revertChangeSet'),
    Plan: fields(
      signedIn,
      'id name status revision createdAt gridCount atomCount bounds report base grids grid arcs changeSets',
    ),
    Grid: fields(signedIn, 'code plan geometry households areaM2 atomCount legacy neighbours'),
    Arc: fields(
      signedIn,
      'id geometry left right class supporters opponents silent lengthM movedMetresMedian movedMetresMax explanation',
    ),
    ChangeSet: fields(
      signedIn,
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
    ...connectionPolicy('ChangeSet', signedIn),
  },
  routes: {},
};
