export { applyEdit, canApply, type EditOutcome, refusalOf } from './apply-edit.ts';
export { type BorderEdge, borderEdgesAt, borderEdgesIn } from './border-edges.ts';
export { householdsOfPieces } from './changed-land.ts';
export { checkEdit } from './check-edit.ts';
export type * from './edit-op.ts';
export type * from './edit-rules.ts';
export { gridsNamed } from './grids-named.ts';
export { type HouseholdPoint, householdCounter } from './household-counter.ts';
export type { Issue, ReasonCode, Refusal } from './issue.ts';
export { nextCodes } from './next-codes.ts';
export type { EditContext } from './operation.ts';
export { slideOnOutside } from './outside-path.ts';
export {
  applyDiff,
  type DrawnEdge,
  EMPTY_DIFF,
  invert,
  isEmptyDiff,
  type MicroChange,
  type PlacedAtom,
  type PlanDiff,
  type Reassignment,
  squash,
  touchedGrids,
} from './plan-diff.ts';
export * from './plan-mark.ts';
export {
  atomsOf,
  atomsTouching,
  type Box,
  boxAround,
  orderedPlan,
  type PlanState,
  planIndex,
} from './plan-state.ts';
