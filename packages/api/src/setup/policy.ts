import { Role } from '../access/account-type.ts';
import { anyone, type ContextPolicy, fields, roles, signedIn } from '../access/policy-rule.ts';

const planners = roles(Role.PLANNER);

/**
 * Planners and administrators set a district up. Anyone may ask whether it needs to be, and create the first
 * district of a server that has none: createDistrict refuses everything else itself.
 */
export const setupPolicy: ContextPolicy = {
  name: 'setup',
  fields: {
    Query: { setup: anyone, baseData: planners },
    Mutation: {
      createDistrict: anyone,
      // Officers declare the reference system of the layers they bring.
      inspectFile: roles(Role.PLANNER, Role.OFFICER),
      ...fields(planners, 'importBaseData clearBaseData saveDepartment removeDepartment'),
    },
    // District and steps are left empty for those who are not signed in.
    Setup: fields(anyone, 'required codeRequired districtExists district steps'),
    SetupDistrict: fields(signedIn, 'code name nameEn bounds'),
    SetupStep: fields(signedIn, 'kind state count'),
    SetupSignedIn: fields(anyone, 'account setup'),
    BaseDataSet: fields(planners, 'kind count fileName importedAt reference encoding fields bounds report'),
    FieldMapping: fields(planners, 'target field'),
    BaseDataImported: fields(planners, 'dataSet report setup planNotice'),
    FileInspection: fields(
      signedIn,
      'fileId format features geometryTypes fields encoding reference bounds sample insideShare targets',
    ),
    FileField: fields(signedIn, 'name kind distinct missing samples'),
    Detected: fields(signedIn, 'name evidence certain'),
    FieldTarget: fields(signedIn, 'key label required suggested'),
  },
  routes: {},
};
