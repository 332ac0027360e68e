/**
 * The atoms as a weighted graph, index by index, for the partitioning of the merge. Atoms are nodes; two
 * atoms are joined when they share a border of positive length (a common corner does not join them).
 */
export interface AtomGraph {
  readonly count: number;
  /** Size of each atom in the measure that bounds a grid: households, or square metres without them. */
  readonly weight: Float64Array;
  readonly areaM2: Float64Array;
  /** A point inside each atom in local metres, for ordering and tie-breaking. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly departments: readonly { readonly id: string; readonly weight: number }[];
  /** `labels[d][i]`: index of department d's grid that atom i belongs to, or -1 for none. */
  readonly labels: readonly Int32Array[];
  /** Each adjacent pair once, `edgeA[e] < edgeB[e]`, with the length of their common border in metres. */
  readonly edgeA: Int32Array;
  readonly edgeB: Int32Array;
  readonly edgeLengthM: Float64Array;
  /**
   * Atoms that must lie in one grid although nothing joins them: small islands tied to an atom of the
   * nearest larger part. Pairs of atom indices; they count as joined for contiguity.
   */
  readonly links: readonly (readonly [number, number])[];
}
