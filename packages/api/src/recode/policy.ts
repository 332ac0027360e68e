import { Role } from '../access/account-type.ts';
import { type ContextPolicy, connectionPolicy, fields, roles, signedIn } from '../access/policy-rule.ts';

const desk = roles(Role.PLANNER, Role.OFFICER);

/**
 * Sheets are recoded by officers and planners, each sheet for whoever brought it (the resolvers and the route
 * see to that); what became of a department's grids is for everyone.
 */
export const recodePolicy: ContextPolicy = {
  name: 'recode',
  fields: {
    Query: { ...fields(desk, 'recodedSheets recodedSheet'), myGridChanges: signedIn },
    Mutation: fields(desk, 'inspectSheet recodeSheet'),
    SheetInspection: fields(
      desk,
      'fileId fileName format encoding sheets sheet rows headerRow remarks columns codeField lonField latField',
    ),
    SheetColumn: fields(desk, 'name samples filled'),
    RecodedSheet: fields(
      desk,
      'id fileId fileName resultName downloadUrl createdAt department plan revision rows matched divided doubtful unmatched doubtfulRows',
    ),
    SheetRow: fields(desk, 'row status codes message candidates at'),
    GridChange: fields(
      signedIn,
      'id legacyGrid kind households areaM2 into joinedWith gainedM2 lostM2 householdsGained householdsLost sharedWith',
    ),
    GridChangeCount: fields(signedIn, 'kind count'),
    ...connectionPolicy('SheetRow', desk),
    ...connectionPolicy('RecodedSheet', desk),
    GridChangeEdge: fields(signedIn, 'cursor node'),
    GridChangeConnection: fields(
      signedIn,
      'nodes edges pageInfo totalCount totalIsEstimate department plan counts',
    ),
  },
  routes: {
    'GET /recoded/:id': desk,
  },
};
