import { Role } from '../access/account-type.ts';
import { type ContextPolicy, connectionPolicy, fields, roles, signedIn } from '../access/policy-rule.ts';

/** Layers are read by everyone who is signed in; officers and planners bring them, planners accept them. */
export const layerPolicy: ContextPolicy = {
  name: 'layer',
  fields: {
    Query: fields(signedIn, 'departments layers layer legacyGrid'),
    Mutation: {
      prepareLayer: roles(Role.PLANNER, Role.OFFICER),
      ...fields(roles(Role.PLANNER), 'acceptLayer discardLayer chooseRepairs'),
    },
    Department: fields(signedIn, 'id name nameEn weight hue lead acceptedLayer'),
    Layer: fields(
      signedIn,
      'id department status fileName fileBytes receivedAt gridCount bounds reference encoding report legacyGrids faults',
    ),
    ImportReport: fields(signedIn, 'read accepted repaired refused noticed remarks'),
    Remark: fields(signedIn, 'code message count'),
    RowReport: fields(signedIn, 'row id code message at'),
    Notice: fields(signedIn, 'kind message ids areaM2 at geometry'),
    LegacyGrid: fields(signedIn, 'id layer gridId row geometry areaM2'),
    LayerFaults: fields(signedIn, 'rule priority counts faults'),
    LayerFaultCount: fields(signedIn, 'kind count areaM2'),
    LayerFault: fields(
      signedIn,
      'id kind at place areaM2 households grids receiver decidedBy candidates text',
    ),
    RepairCandidate: fields(signedIn, 'grid borderM households'),
    ...connectionPolicy('LayerFault', signedIn),
    FileRejected: fields(signedIn, 'code message fileId at fields'),
    ...connectionPolicy('Layer', signedIn),
    ...connectionPolicy('LegacyGrid', signedIn),
  },
  routes: {
    'POST /files': roles(Role.PLANNER, Role.OFFICER),
  },
};
