export { householdsByFace } from './face-households.ts';
export { layerFaultText, unmatchedDecisionText } from './fault-text.ts';
export {
  DEFAULT_THIN_METRES,
  findLayerFaults,
  type LayerToPrepare,
  type PreparedLayerLand,
  preparedGrids,
  prepareLayerLand,
} from './find-layer-faults.ts';
export { type CoverageFrame, type PreparedCoverage, prepareCoverage } from './prepare-coverage.ts';
export { type UnmatchedDecision, unmatchedDecisions } from './unmatched-decisions.ts';
