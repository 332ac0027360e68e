import type { LineString } from 'geojson';

/** Splits a grid along a drawn line; the larger side keeps its code. */
export interface SplitGridOp {
  readonly kind: 'split-grid';
  readonly code: string;
  /** CRS84 degrees. What lies outside the grid is ignored. */
  readonly line: LineString;
  /** Code of the smaller side. */
  readonly newCode: string;
  /**
   * Ids of the atoms that arise, in the order in which a first application lists them in the diff; more
   * may be given than are used. Empty: they are derived from parent, shape and revision.
   */
  readonly newAtomIds: readonly string[];
}

/** Gives all atoms of several grids to one. */
export interface MergeGridsOp {
  readonly kind: 'merge-grids';
  readonly codes: readonly string[];
  /** One of `codes`, or a code that was never used. */
  readonly intoCode: string;
}

/** A change of a plan as plain data. */
export type EditOp = SplitGridOp | MergeGridsOp;
