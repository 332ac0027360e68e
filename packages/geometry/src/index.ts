export * from './lattice.ts';
export { nodeSegments, type NodedLinework, type TaggedSegments } from './planar/node-segments.ts';
export { PairTable } from './planar/pair-table.ts';
export { PlanarGraph, type PlanarEdges, selectEdges, withoutBridges } from './planar/planar-graph.ts';
export { PointLocator } from './planar/point-locator.ts';
export { SegmentGrid } from './planar/segment-grid.ts';
