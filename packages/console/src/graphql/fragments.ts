import { graphql, type ResultOf } from './graphql.ts';

export const departmentFields = graphql(`
  fragment DepartmentFields on Department { id name nameEn hue }
`);
export type Department = ResultOf<typeof departmentFields>;

export const legacyFields = graphql(`
  fragment LegacyFields on LegacyGrid { id gridId areaM2 layer { id } }
`);
export type LegacyGrid = ResultOf<typeof legacyFields>;

export const planFields = graphql(`
  fragment PlanFields on Plan { id name status revision createdAt gridCount atomCount bounds }
`);
export type Plan = ResultOf<typeof planFields>;

export const jobFields = graphql(`
  fragment JobFields on Job { id kind state stage fraction message plan { id revision } }
`);
export type Job = ResultOf<typeof jobFields>;

export const changeSetFields = graphql(`
  fragment ChangeSetFields on ChangeSet { id revision by at reason operations touchedGrids }
`);
export type ChangeSet = ResultOf<typeof changeSetFields>;

export const reportFields = graphql(`
  fragment ReportFields on ImportReport {
    read accepted
    repaired { row id code message at }
    refused { row id code message at }
    remarks { code message count }
    noticed { kind message ids areaM2 at geometry }
  }
`);
export type ImportReport = ResultOf<typeof reportFields>;

export const layerFields = graphql(
  `
  fragment LayerFields on Layer {
    id status fileName fileBytes receivedAt gridCount bounds
    department { ...DepartmentFields }
    report { ...ReportFields }
  }
`,
  [departmentFields, reportFields],
);
export type Layer = ResultOf<typeof layerFields>;
