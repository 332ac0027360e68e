import { type ContextPolicy, connectionPolicy, fields, signedIn } from '../access/policy-rule.ts';

/** Who is in charge where is for everyone who is signed in. */
export const organisationPolicy: ContextPolicy = {
  name: 'organisation',
  fields: {
    Query: fields(signedIn, 'branches branch whoIsInCharge search'),
    Branch: fields(signedIn, 'id name secretary location memberCount gridCode'),
    Grid: fields(signedIn, 'branches'),
    Plan: fields(signedIn, 'gridsWithoutBranch'),
    WhoIsInCharge: fields(signedIn, 'address building departments unified branch'),
    DepartmentInCharge: fields(signedIn, 'department grids'),
    SearchHit: fields(signedIn, 'kind id label detail at'),
    ...connectionPolicy('Branch', signedIn),
  },
  routes: {},
};
