import { departmentFields } from './fragments.ts';
import { graphql, type ResultOf } from './graphql.ts';

export const recodedSheetFields = graphql(`
  fragment RecodedSheetFields on RecodedSheet {
    id fileName resultName downloadUrl createdAt revision rows matched divided doubtful unmatched
  }
`);
export type RecodedSheet = ResultOf<typeof recodedSheetFields>;

export const inspectSheetDocument = graphql(`
  mutation InspectSheet($input: InspectSheetInput!) {
    inspectSheet(input: $input) {
      __typename
      ... on SheetInspection {
        fileId fileName format encoding sheets sheet rows headerRow codeField lonField latField
        remarks { code message }
        columns { name samples filled }
      }
      ... on FileRejected { code message fileAt: at }
    }
  }
`);
export type SheetInspection = Extract<
  ResultOf<typeof inspectSheetDocument>['inspectSheet'],
  { __typename: 'SheetInspection' }
>;
export type SheetColumn = SheetInspection['columns'][number];

export const recodeSheetDocument = graphql(
  `
  mutation RecodeSheet($input: RecodeSheetInput!) {
    recodeSheet(input: $input) {
      __typename
      ... on RecodedSheet { ...RecodedSheetFields }
      ... on FileRejected { code message fileAt: at }
      ... on Refusal { code message }
    }
  }
`,
  [recodedSheetFields],
);

export const recodedSheetsDocument = graphql(
  `
  query RecodedSheets($first: Int!, $after: String) {
    recodedSheets(first: $first, after: $after) {
      nodes { ...RecodedSheetFields }
      pageInfo { hasNextPage endCursor }
    }
  }
`,
  [recodedSheetFields],
);

export const recodedSheetDocument = graphql(
  `
  query RecodedSheet($id: ID!) {
    recodedSheet(id: $id) { ...RecodedSheetFields department { ...DepartmentFields } }
  }
`,
  [departmentFields, recodedSheetFields],
);

export const doubtfulRowsDocument = graphql(`
  query DoubtfulRows($id: ID!, $status: SheetRowStatus, $after: String) {
    recodedSheet(id: $id) {
      id
      doubtfulRows(status: $status, first: 50, after: $after) {
        totalCount
        nodes { row status message candidates at }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);
export type DoubtfulRows = NonNullable<ResultOf<typeof doubtfulRowsDocument>['recodedSheet']>['doubtfulRows'];
export type DoubtfulRow = DoubtfulRows['nodes'][number];
export type SheetRowStatus = DoubtfulRow['status'];

export const gridChangesDocument = graphql(
  `
  query GridChanges($departmentId: ID, $planId: ID, $kind: GridChangeKind, $first: Int!, $after: String) {
    myGridChanges(departmentId: $departmentId, planId: $planId, kind: $kind, first: $first, after: $after) {
      totalCount
      counts { kind count }
      department { ...DepartmentFields }
      nodes {
        id kind households areaM2 gainedM2 lostM2 householdsGained householdsLost
        legacyGrid { id gridId }
        into { share households areaM2 grid { code } }
        joinedWith { id gridId }
        sharedWith { department { ...DepartmentFields } legacyGrid { id gridId } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`,
  [departmentFields],
);
export type GridChanges = NonNullable<ResultOf<typeof gridChangesDocument>['myGridChanges']>;
export type GridChange = GridChanges['nodes'][number];
export type GridChangeKind = GridChange['kind'];

/** The shape of one old grid, for the map. */
export const legacyShapeDocument = graphql(`
  query LegacyShape($id: ID!) {
    legacyGrid(id: $id) { id geometry }
  }
`);
