export {
  type CheckOptions,
  checkLayer,
  faultCounts,
  polygonRingFaults,
  type RingFaultOfFeature,
} from './checks/check-layer.ts';
export { compareVerdicts, type Disagreement, type MeasuredAreas } from './checks/compare-verdicts.ts';
export {
  EQUAL_LINES_METRES,
  FAULT_SEVERITY,
  type Fault,
  type FaultKind,
  LAYER_FAULT_KINDS,
  RING_FAULT_KINDS,
  type RingFaultKind,
} from './checks/fault.ts';
export { insidePosition } from './checks/inside-position.ts';
export type { CheckFeature } from './checks/polygon-units.ts';
export {
  boundsOf,
  type PolygonRepair,
  type RepairedPolygon,
  repairPolygon,
} from './checks/repair-polygon.ts';
export {
  type TurfException,
  type TurfOptions,
  type TurfOverlap,
  type TurfPolygon,
  type TurfVerdict,
  turfOverlaps,
} from './checks/turf-overlaps.ts';
export { uniteAreas } from './checks/unite-areas.ts';
export * from './coverage/index.ts';
export { geodesicAreaM2, geodesicLengthM, geodesicRingAreaM2 } from './geodesic.ts';
export { Heap } from './heap.ts';
export * from './lattice.ts';
export {
  type Arrangement,
  arrange,
  halfEdgesByFace,
  type LatticePolygon,
  latticePolygons,
} from './planar/arrangement.ts';
export { BorderCrossings } from './planar/border-crossings.ts';
export { BoxIndex } from './planar/box-index.ts';
export { chainEdges } from './planar/chains.ts';
export { type EdgeAreas, edgeAreasM2 } from './planar/edge-areas.ts';
export type { OverlayAreas } from './planar/face-shares.ts';
export { nearestPoints } from './planar/nearest-points.ts';
export { type NodedLinework, nodeSegments, type TaggedSegments } from './planar/node-segments.ts';
export { overlayAreas } from './planar/overlay-areas.ts';
export { PairTable } from './planar/pair-table.ts';
export type { PlanarEdges } from './planar/planar-edges.ts';
export { PlanarGraph, withoutBridges } from './planar/planar-graph.ts';
export { PointLocator } from './planar/point-locator.ts';
export { PolygonLocator } from './planar/polygon-locator.ts';
export { SegmentGrid } from './planar/segment-grid.ts';
export { type MeasuredFace, measuredFace, sharedAreaM2 } from './planar/shared-area.ts';
export type { LandKind } from './prepare/found-places.ts';
export { landOfLabels } from './prepare/land-of-labels.ts';
export { arrangeWithin, type LayerLand } from './prepare/layer-land.ts';
export {
  type DecidedPlace,
  type LandInHand,
  type LandPlace,
  type LandSettings,
  type PreparedLand,
  prepareLand,
} from './prepare/prepare-land.ts';
export { type AtomFaces, atomFaces, type Cut, facesOfPoints } from './reconcile/atom-faces.ts';
export { type BaseLines, firstLabelOnly, NO_BASE_LINES } from './reconcile/base-lines.ts';
export { borderDistances, type FarStretch, nearestEdges } from './reconcile/border-distances.ts';
export { evenCut, evenSamples, type Weights } from './reconcile/even-cut.ts';
export { type Claims, FaceGroups, type Ground } from './reconcile/face-groups.ts';
export { type BoundaryEdges, holdsCircle, largestCircle } from './reconcile/inscribed-circle.ts';
export type { Line } from './reconcile/insert-line.ts';
export { layerClaims, polygonDensity } from './reconcile/layer-claims.ts';
export { layerLines } from './reconcile/layer-lines.ts';
export type { CleanOutline } from './reconcile/outline-parts.ts';
export { type Reconciled, type ReconcileInput, reconcile, THIN_MARGIN } from './reconcile/reconcile.ts';
export type { Density } from './reconcile/shared-amounts.ts';
export { groupPolygon } from './reconcile/trace-groups.ts';
