import { departmentFields, legacyFields } from './fragments.ts';
import { graphql, type ResultOf } from './graphql.ts';

export const inChargeDocument = graphql(
  `
  query InCharge($point: PointInput!, $planId: ID) {
    whoIsInCharge(point: $point, planId: $planId) {
      __typename
      ... on WhoIsInCharge {
        address
        building { id name address households compound }
        departments { department { ...DepartmentFields } grids { ...LegacyFields } }
        unified { code households areaM2 }
        branch { id name secretary memberCount }
      }
      ... on Refusal { code message }
    }
  }
`,
  [departmentFields, legacyFields],
);
export type InCharge = Extract<
  ResultOf<typeof inChargeDocument>['whoIsInCharge'],
  { __typename: 'WhoIsInCharge' }
>;

export const buildingDocument = graphql(`
  query Building($id: ID!) { building(id: $id) { id name address households compound geometry } }
`);

export const branchDocument = graphql(`
  query Branch($id: ID!) { branch(id: $id) { id name secretary memberCount gridCode location } }
`);

export const appealDocument = graphql(`
  query Appeal($id: ID!) {
    appeal(id: $id) { id number category status title requestedAt closedAt gridCode location }
  }
`);

export const gridDocument = graphql(
  `
  query Grid($planId: ID!, $code: String!) {
    plan(id: $planId) {
      id
      grid(code: $code) {
        code households areaM2 atomCount appealCount neighbours geometry
        branches { id name secretary memberCount }
        legacy { department { ...DepartmentFields } legacyGrid { ...LegacyFields } share households areaM2 }
      }
    }
  }
`,
  [departmentFields, legacyFields],
);

export const legacyGridDocument = graphql(
  `
  query LegacyGrid($id: ID!, $planId: ID) {
    legacyGrid(id: $id) {
      ...LegacyFields
      geometry
      layer { id department { ...DepartmentFields } fileName }
      unified(planId: $planId) { grid { code } share households areaM2 }
    }
  }
`,
  [departmentFields, legacyFields],
);

export const arcsDocument = graphql(
  `
  query Arcs($planId: ID!, $gridCode: String, $after: String) {
    plan(id: $planId) {
      id
      arcs(gridCode: $gridCode, first: 200, after: $after) {
        nodes {
          id geometry left right class lengthM movedMetresMedian movedMetresMax explanation
          supporters { ...DepartmentFields } opponents { ...DepartmentFields } silent { ...DepartmentFields }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`,
  [departmentFields],
);
export type Arc = NonNullable<ResultOf<typeof arcsDocument>['plan']>['arcs']['nodes'][number];
