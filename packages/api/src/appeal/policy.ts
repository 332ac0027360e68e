import { Role } from '../access/account-type.ts';
import { type ContextPolicy, connectionPolicy, fields, roles, signedIn } from '../access/policy-rule.ts';

/** Single appeals with their places; leaders get figures by grid instead. Tiles ask this rule as well. */
export const seesAppealPoints = roles(
  Role.PLANNER,
  Role.OFFICER,
  Role.GRID_WORKER,
  Role.GRID_HEAD,
  Role.BRANCH_SECRETARY,
  Role.COMMUNITY_WORKER,
);

/** Figures by grid are for everyone who is signed in, single appeals are not. */
export const appealPolicy: ContextPolicy = {
  name: 'appeal',
  rows: {
    appeal: [
      Role.PLANNER,
      Role.OFFICER,
      Role.GRID_WORKER,
      Role.GRID_HEAD,
      Role.BRANCH_SECRETARY,
      Role.COMMUNITY_WORKER,
      Role.ADMINISTRATOR,
    ],
  },
  fields: {
    Query: {
      ...fields(seesAppealPoints, 'appeals appeal'),
      ...fields(signedIn, 'appealDensity appealSummary appealSeries appealChange appealLattice'),
    },
    Grid: fields(signedIn, 'appealCount'),
    Appeal: fields(
      seesAppealPoints,
      'id number category status title location requestedAt closedAt gridCode',
    ),
    FigureProtection: fields(signedIn, 'leastGroup leastTold rounded hidden'),
    AppealDensity: fields(signedIn, 'asOf total outside protection grids breaks'),
    AppealLattice: fields(signedIn, 'asOf total protection cellM cells'),
    AppealSummary: fields(signedIn, 'asOf total outside protection groups'),
    AppealGroup: fields(signedIn, 'key name appeals open households perThousand'),
    AppealSeries: fields(signedIn, 'asOf steps breaks protection grids'),
    GridSeries: fields(signedIn, 'code households counts'),
    AppealChange: fields(signedIn, 'asOf protection since current previous worst towns'),
    AppealGroupChange: fields(signedIn, 'key name current previous perThousand'),
    GridDensity: fields(signedIn, 'code appeals households perThousand'),
    ...connectionPolicy('Appeal', seesAppealPoints),
  },
  routes: {},
};
