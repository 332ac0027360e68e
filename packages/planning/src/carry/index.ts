export {
  type CarriedCodes,
  type CarryOptions,
  carryCodes,
  gridLineage,
  retiredCodesAfter,
} from './carry-codes.ts';
export { type EarlierPlan, type GridLineage, LINEAGE_KINDS, type LineageKind } from './earlier-plan.ts';
export { explainLineage, lineageReason } from './explain-lineage.ts';
export { type BaseMapping, mapBases, referenceGrids } from './map-bases.ts';
