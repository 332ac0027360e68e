export { connectedParts } from './connected-parts.ts';
export { COVERAGE_CONDITIONS, type CoverageFault, type CoverageFaultCode } from './coverage-fault.ts';
export { dissolve } from './dissolve.ts';
export type { FaceParts, PartBorder } from './face-parts.ts';
export { inscribedCircleM, isThinnerThan } from './inscribed-circle.ts';
export {
  cutByOwner,
  type LaidLines,
  layLines,
  meetingOf,
  type OwnedCut,
  type OwnedPieces,
} from './lay-lines.ts';
export { NearestLine } from './nearest-line.ts';
export { type LineSide, type PartAcrossLine, partsAcrossLine } from './parts-across-line.ts';
export type { CutRefusal, ReplacedPolygon } from './replace-faces.ts';
export { type OutsideEdge, outsideEdges, type SharedBorder, sharedBorders } from './shared-borders.ts';
export {
  type PolygonSplit,
  type SplitOptions,
  type SplitOutcome,
  type SplitRefusal,
  splitPolygons,
} from './split-polygons.ts';
export { buildTopology, type CoverageTopology, type Face, latticeAround } from './topology.ts';
export { type CoverageVerdict, type VerifyOptions, verifyCoverage } from './verify-coverage.ts';
