import type { LineString, Polygon, Position } from 'geojson';
import type { MarkKind } from './plan-mark.ts';

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
   * may be given than are used. Empty: they are derived, see `derivedAtomId`.
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

/**
 * Redraws the border of a grid along a line: where the line runs inside the grid, what it cuts off goes to the
 * neighbour there; where it runs outside, what it encloses with the border joins the grid. Ends near the border
 * are taken to it.
 */
export interface RedrawBoundaryOp {
  readonly kind: 'redraw-boundary';
  readonly code: string;
  /** CRS84 degrees. */
  readonly line: LineString;
}

/**
 * Moves, inserts and takes away vertices of borders between grids. Every grid that has the vertex follows.
 * Positions are vertices of the plan's borders, number for number.
 */
export interface MoveVerticesOp {
  readonly kind: 'move-vertices';
  /** `to` null takes the vertex away: the border then runs straight between its neighbours. */
  readonly moves: readonly { readonly from: Position; readonly to: Position | null }[];
  /** A new vertex between two that follow one another on a border. */
  readonly inserts: readonly { readonly between: readonly [Position, Position]; readonly at: Position }[];
}

/** Gives all land inside a drawn polygon to a grid, cutting atoms at its edge. */
export interface MoveLandOp {
  readonly kind: 'move-land';
  readonly land: Polygon;
  readonly to: string;
}

/** Gives whole atoms to a grid of the plan. */
export interface ReassignAtomsOp {
  readonly kind: 'reassign-atoms';
  readonly atomIds: readonly string[];
  readonly to: string;
}

/** Makes a grid of whole atoms, of the land inside a drawn polygon, or of both together. */
export interface CreateGridOp {
  readonly kind: 'create-grid';
  readonly newCode: string;
  readonly atomIds: readonly string[];
  readonly land: Polygon | null;
}

/** Ends a grid: its atoms go to another, or each to the neighbour that it has the longest border with. */
export interface RetireGridOp {
  readonly kind: 'retire-grid';
  readonly code: string;
  readonly into: string | null;
}

/** Splits a grid into parts of about as many households (of as much land where nobody lives), each in one piece. */
export interface SplitEvenlyOp {
  readonly kind: 'split-evenly';
  readonly code: string;
  /** Codes of the other parts, one fewer than the parts; the part with the most keeps the grid's code. */
  readonly newCodes: readonly string[];
}

/** Puts atoms of a grid into one of its micro-grids, or out of all of them. */
export interface SetMicroGridOp {
  readonly kind: 'set-micro-grid';
  readonly code: string;
  readonly atomIds: readonly string[];
  /** Two digits; null for none. */
  readonly micro: string | null;
}

/** Divides a grid into micro-grids of about as many households each, numbered from the west, then from the north. */
export interface DivideMicroGridsOp {
  readonly kind: 'divide-micro-grids';
  readonly code: string;
  /** 0 takes all micro-grids away. */
  readonly parts: number;
}

/** Writes a mark of a grid, or takes it away. */
export interface MarkGridOp {
  readonly kind: 'mark-grid';
  readonly mark: Exclude<MarkKind, 'border'>;
  readonly code: string;
  /** What the mark says, see `PlanMark`; null takes it away. */
  readonly value: string | null;
}

/** Accepts (locks) or rejects stretches of border, or takes that back. */
export interface DecideBorderOp {
  readonly kind: 'decide-border';
  /** Edges between neighbouring vertices of atoms of different grids. */
  readonly edges: readonly (readonly [Position, Position])[];
  readonly decision: 'locked' | 'rejected' | null;
}

/** A change of a plan as plain data. */
export type EditOp =
  | SplitGridOp
  | MergeGridsOp
  | RedrawBoundaryOp
  | MoveVerticesOp
  | MoveLandOp
  | ReassignAtomsOp
  | CreateGridOp
  | RetireGridOp
  | SplitEvenlyOp
  | SetMicroGridOp
  | DivideMicroGridsOp
  | MarkGridOp
  | DecideBorderOp;

export type EditKind = EditOp['kind'];

/** The operation of a kind. */
export type EditOpOf<Kind extends EditKind> = Extract<EditOp, { readonly kind: Kind }>;
