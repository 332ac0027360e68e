import { Role } from '../access/account-type.ts';
import { type ContextPolicy, connectionPolicy, fields, roles, signedIn } from '../access/policy-rule.ts';

/** Layers are read by everyone who is signed in; officers and planners bring them, planners accept them. */
export const layerPolicy: ContextPolicy = {
  fields: {
    Query: fields(signedIn, 'departments layers layer legacyGrid'),
    Mutation: {
      prepareLayer: roles(Role.PLANNER, Role.OFFICER),
      ...fields(roles(Role.PLANNER), 'acceptLayer discardLayer'),
    },
    Department: fields(signedIn, 'id name nameEn weight hue acceptedLayer'),
    Layer: fields(
      signedIn,
      'id department status fileName fileBytes receivedAt gridCount bounds reference encoding report legacyGrids',
    ),
    ImportReport: fields(signedIn, 'read accepted repaired refused noticed remarks'),
    Remark: fields(signedIn, 'code message count'),
    RowReport: fields(signedIn, 'row id code message at'),
    Notice: fields(signedIn, 'kind message ids areaM2 at geometry'),
    LegacyGrid: fields(signedIn, 'id layer gridId row geometry areaM2'),
    FileRejected: fields(signedIn, 'code message fileId at fields'),
    ...connectionPolicy('Layer', signedIn),
    ...connectionPolicy('LegacyGrid', signedIn),
  },
  routes: {
    'POST /files': roles(Role.PLANNER, Role.OFFICER),
  },
};
