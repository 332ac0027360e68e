import type { Polygon } from 'geojson';
import type { EditOp } from './edit-op.ts';
import type { EditRules } from './edit-rules.ts';
import type { Issue, Refusal } from './issue.ts';
import type { LandDiff, MicroChange } from './plan-diff.ts';
import type { MarkChange } from './plan-mark.ts';
import type { PlanState } from './plan-state.ts';

/** What an edit needs to know beyond the plan. */
export interface EditContext {
  /**
   * Households inside a polygon, counted from points. Without it the households of pieces are shared by
   * area, and an issue says so.
   */
  readonly households?: (polygon: Polygon) => number;
  /**
   * Id of the change set that the edit is to be, which ids of pieces are derived from; without it they are derived
   * from the plan's revision.
   */
  readonly changeSet?: string;
  /** What the checks measure against; without it only the coverage itself is checked. */
  readonly rules?: EditRules;
}

/**
 * What an operation changes. What follows for micro-grids and marks (pieces inherit, grids that end lose
 * theirs) is added afterwards; an operation only names the micro-grids and marks that it sets itself.
 */
export interface OperationDiff extends LandDiff {
  readonly micro?: readonly MicroChange[];
  readonly marks?: readonly MarkChange[];
}

/** What an operation does, before the checks look at it. */
export type OperationOutcome =
  | { readonly diff: OperationDiff; readonly warnings: readonly Issue[] }
  | { readonly refused: Refusal };

/** One kind of edit: whether it may be made, and what it does. Both are pure. */
export interface Operation<Op extends EditOp> {
  /** What can be told without doing it; null if nothing speaks against it. */
  readonly refuse: (plan: PlanState, op: Op) => Refusal | null;
  /** Called only where `refuse` gives null. */
  readonly apply: (plan: PlanState, op: Op, context: EditContext) => OperationOutcome;
}
