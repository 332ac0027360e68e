import { changeSetFields, departmentFields, planFields } from './fragments.ts';
import { graphql, type ResultOf } from './graphql.ts';

/** What the shell and the map need before anything else. */
export const workbenchDocument = graphql(
  `
  query Workbench {
    district { code name nameEn synthetic outline bounds engine { kind notice } }
    departments { ...DepartmentFields weight lead acceptedLayer { id gridCount bounds } }
    currentPlan { ...PlanFields }
  }
`,
  [departmentFields, planFields],
);
export type WorkbenchData = ResultOf<typeof workbenchDocument>;
export type District = NonNullable<WorkbenchData['district']>;
export type DepartmentRow = WorkbenchData['departments'][number];

export const tileSourcesDocument = graphql(`
  query TileSources($planId: ID) {
    tileSources(planId: $planId) { key sourceLayer url minZoom maxZoom }
  }
`);
export type TileSource = ResultOf<typeof tileSourcesDocument>['tileSources'][number];

/** Grids of a plan without geometry: for colours, lists and tables. */
export const gridListDocument = graphql(`
  query GridList($planId: ID!, $after: String) {
    plan(id: $planId) {
      id revision
      grids(first: 200, after: $after) {
        nodes { code households areaM2 atomCount appealCount neighbours }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);
export type GridRow = NonNullable<ResultOf<typeof gridListDocument>['plan']>['grids']['nodes'][number];

export const planDocument = graphql(
  `
  query Plan($planId: ID!) {
    plan(id: $planId) { ...PlanFields report }
  }
`,
  [planFields],
);

/** What was done to a plan last; only for those who work here. */
export const planChangesDocument = graphql(
  `
  query PlanChanges($planId: ID!) {
    plan(id: $planId) { id changeSets(first: 20) { nodes { ...ChangeSetFields } } }
  }
`,
  [changeSetFields],
);

export const densityDocument = graphql(`
  query Density($planId: ID, $filter: AppealFilter) {
    appealDensity(planId: $planId, filter: $filter) {
      asOf total outside breaks protection { leastGroup leastTold rounded hidden }
      grids { code appeals households perThousand }
    }
  }
`);
export type Density = ResultOf<typeof densityDocument>['appealDensity'];

export const searchDocument = graphql(`
  query Search($text: String!) { search(text: $text) { kind id label detail at } }
`);

export const plansDocument = graphql(
  `
  query Plans { plans(first: 50) { nodes { ...PlanFields } } }
`,
  [planFields],
);
