/** What a proposal has to keep to besides its number of grids and its band. Atoms are indices of the graph. */
export interface ProposeRules {
  /**
   * By atom: number (from 0) of the closed cell it belongs to, -1 for none. The atoms of a cell are one grid
   * that nothing joins or cuts; it lies outside band and number. Locked and dedicated grids.
   */
  readonly closed?: Int32Array;
  /**
   * Closed cells that evenness leaves out (dedicated grids: their size is nobody's choice). The others count
   * as grids there, so that a proposal for a part is worth what it is worth to the whole.
   */
  readonly uncounted?: ReadonlySet<number>;
  /** Pairs of atoms that must lie in different grids (locked arcs, lines brought back). */
  readonly apart?: readonly (readonly [number, number])[];
  /** Pairs of atoms that must lie in one grid; like links they count as joined. */
  readonly together?: readonly (readonly [number, number])[];
  /** By atom: its grid in the division that `stability` is measured against, -1 for none. */
  readonly reference?: Int32Array;
  /**
   * By atom: its grid in a division from which the search starts too. Where its grids are in one part and as
   * many as asked for, each part of the land keeps its number of them, and the proposal is not worse in what
   * the search measures.
   */
  readonly start?: Int32Array;
}

/** Why the rules cannot be kept together, with the pairs of atoms that say so. */
export interface RuleConflict {
  /**
   * - `apart-in-one-piece`: atoms that must lie apart are tied together, or lie in one closed cell.
   * - `together-across-closed`: atoms that must lie in one grid lie on either side of a closed cell's border.
   */
  readonly code: 'apart-in-one-piece' | 'together-across-closed';
  readonly pairs: readonly (readonly [number, number])[];
}
