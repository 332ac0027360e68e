/** Edges that meet only at their ends, as vertex indices. */
export interface PlanarEdges {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}
