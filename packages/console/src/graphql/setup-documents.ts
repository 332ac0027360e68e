import { departmentFields, reportFields } from './fragments.ts';
import { graphql, type ResultOf } from './graphql.ts';

export const setupFields = graphql(`
  fragment SetupFields on Setup {
    required codeRequired districtExists
    district { code name nameEn bounds }
    steps { kind state count }
  }
`);
export type Setup = ResultOf<typeof setupFields>;
export type SetupStep = Setup['steps'][number];
export type SetupStepKind = SetupStep['kind'];
export type SetupStepState = SetupStep['state'];

export const setupDocument = graphql(
  `
  query SetupState { setup { ...SetupFields } }
`,
  [setupFields],
);

export const baseDataFields = graphql(
  `
  fragment BaseDataFields on BaseDataSet {
    kind count fileName importedAt reference encoding bounds
    fields { target field }
    report { ...ReportFields }
  }
`,
  [reportFields],
);
export type BaseDataSet = ResultOf<typeof baseDataFields>;
export type BaseDataKind = BaseDataSet['kind'];

export const baseDataDocument = graphql(
  `
  query BaseData { baseData { ...BaseDataFields } }
`,
  [baseDataFields],
);

export const createDistrictDocument = graphql(
  `
  mutation CreateDistrict($input: CreateDistrictInput!) {
    createDistrict(input: $input) {
      __typename
      ... on SetupSignedIn { account { id } setup { ...SetupFields } }
      ... on Refusal { code message }
    }
  }
`,
  [setupFields],
);

export const inspectionFields = graphql(`
  fragment InspectionFields on FileInspection {
    fileId format features geometryTypes bounds sample insideShare
    fields { name kind distinct missing samples }
    encoding { name evidence certain }
    reference { name evidence certain }
    targets { key label required suggested }
  }
`);
export type FileInspection = ResultOf<typeof inspectionFields>;
export type FileField = FileInspection['fields'][number];
export type FieldTarget = FileInspection['targets'][number];

export const inspectFileDocument = graphql(
  `
  mutation InspectFile($input: InspectFileInput!) {
    inspectFile(input: $input) {
      __typename
      ... on FileInspection { ...InspectionFields }
      ... on FileRejected { code message fileAt: at }
    }
  }
`,
  [inspectionFields],
);

export const importBaseDataDocument = graphql(
  `
  mutation ImportBaseData($input: ImportBaseDataInput!) {
    importBaseData(input: $input) {
      __typename
      ... on BaseDataImported { planNotice dataSet { ...BaseDataFields } setup { ...SetupFields } }
      ... on FileRejected { code message fileAt: at }
      ... on Refusal { code reason: message }
    }
  }
`,
  [baseDataFields, setupFields],
);

export const clearBaseDataDocument = graphql(
  `
  mutation ClearBaseData($kind: BaseDataKind!) {
    clearBaseData(kind: $kind) {
      __typename
      ... on Setup { ...SetupFields }
      ... on Refusal { code message }
    }
  }
`,
  [setupFields],
);

export const saveDepartmentDocument = graphql(
  `
  mutation SaveDepartment($input: SaveDepartmentInput!) {
    saveDepartment(input: $input) {
      __typename
      ... on Department { ...DepartmentFields weight }
      ... on Refusal { code message }
    }
  }
`,
  [departmentFields],
);

export const removeDepartmentDocument = graphql(
  `
  mutation RemoveDepartment($id: ID!) {
    removeDepartment(id: $id) {
      __typename
      ... on Setup { ...SetupFields }
      ... on Refusal { code message }
    }
  }
`,
  [setupFields],
);
