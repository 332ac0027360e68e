export { applyEdit, canApply, type EditOutcome, gridsNamed, refusalOf } from './apply-edit.ts';
export { checkEdit, THIN_METRES } from './check-edit.ts';
export type { EditOp, MergeGridsOp, SplitGridOp } from './edit-op.ts';
export { type HouseholdPoint, householdCounter } from './household-counter.ts';
export type { Issue, ReasonCode, Refusal } from './issue.ts';
export type { EditContext } from './operation.ts';
export {
  applyDiff,
  type DrawnEdge,
  invert,
  type PlacedAtom,
  type PlanDiff,
  type Reassignment,
  squash,
  touchedGrids,
} from './plan-diff.ts';
export { orderedPlan, type PlanState } from './plan-state.ts';
