import type { LayerRecord } from '@onegrid/store';
import { Role } from '../access/account-type.ts';
import {
  type ContextPolicy,
  connectionPolicy,
  fields,
  insiders,
  roles,
  signedIn,
  type Viewer,
} from '../access/policy-rule.ts';

/** States of layers that are, or were, a department's. */
const COUNTED: readonly LayerRecord['status'][] = ['accepted', 'replaced'];

/** Whether there is such a layer for a viewer: what was only brought, or put aside, is for those who work here. */
export function seesLayer(viewer: Viewer | null, layer: Pick<LayerRecord, 'status'>): boolean {
  return COUNTED.includes(layer.status) || insiders(viewer);
}

/**
 * The departments' own grids are read by everyone who is signed in; drafts (`seesLayer`), files and what is wrong with
 * them by those who work here. Officers and planners bring layers, planners accept them.
 */
export const layerPolicy: ContextPolicy = {
  name: 'layer',
  fields: {
    Query: { ...fields(signedIn, 'departments layer legacyGrid'), layers: insiders },
    Mutation: {
      prepareLayer: roles(Role.PLANNER, Role.OFFICER),
      ...fields(roles(Role.PLANNER), 'acceptLayer discardLayer chooseRepairs'),
    },
    Department: fields(signedIn, 'id name nameEn weight hue lead acceptedLayer'),
    Layer: {
      ...fields(signedIn, 'id department status receivedAt gridCount bounds reference encoding legacyGrids'),
      ...fields(insiders, 'fileName fileBytes report faults'),
    },
    ImportReport: fields(insiders, 'read accepted repaired refused noticed remarks'),
    Remark: fields(insiders, 'code message count'),
    RowReport: fields(insiders, 'row id code message at'),
    Notice: fields(insiders, 'kind message ids areaM2 at geometry'),
    LegacyGrid: fields(signedIn, 'id layer gridId row geometry areaM2'),
    LayerFaults: fields(insiders, 'rule priority counts faults'),
    LayerFaultCount: fields(insiders, 'kind count areaM2'),
    LayerFault: fields(
      insiders,
      'id kind at place areaM2 households grids receiver decidedBy candidates text',
    ),
    RepairCandidate: fields(insiders, 'grid borderM households'),
    ...connectionPolicy('LayerFault', insiders),
    FileRejected: fields(signedIn, 'code message fileId at fields'),
    ...connectionPolicy('Layer', insiders),
    ...connectionPolicy('LegacyGrid', signedIn),
  },
  routes: {
    'POST /files': roles(Role.PLANNER, Role.OFFICER),
  },
};
