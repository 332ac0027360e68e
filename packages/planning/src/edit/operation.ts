import type { Polygon } from 'geojson';
import type { EditOp } from './edit-op.ts';
import type { Issue, Refusal } from './issue.ts';
import type { PlanDiff } from './plan-diff.ts';
import type { PlanState } from './plan-state.ts';

/** What an edit needs to know beyond the plan. */
export interface EditContext {
  /**
   * Households inside a polygon, counted from points. Without it the households of pieces are shared by
   * area, and an issue says so.
   */
  readonly households?: (polygon: Polygon) => number;
}

/** What an operation does, before the checks look at it. */
export type OperationOutcome =
  | { readonly diff: PlanDiff; readonly warnings: readonly Issue[] }
  | { readonly refused: Refusal };

/** One kind of edit: whether it may be made, and what it does. Both are pure. */
export interface Operation<Op extends EditOp> {
  /** What can be told without doing it; null if nothing speaks against it. */
  readonly refuse: (plan: PlanState, op: Op) => Refusal | null;
  /** Called only where `refuse` gives null. */
  readonly apply: (plan: PlanState, op: Op, context: EditContext) => OperationOutcome;
}
