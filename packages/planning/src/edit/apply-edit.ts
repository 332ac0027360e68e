import { checkEdit } from './check-edit.ts';
import type { EditOp } from './edit-op.ts';
import { type Issue, issue, type ReasonCode, type Refusal, refusalIssue } from './issue.ts';
import { mergeGrids } from './merge-grids.ts';
import type { EditContext, OperationOutcome } from './operation.ts';
import { applyDiff, type PlanDiff } from './plan-diff.ts';
import type { PlanState } from './plan-state.ts';
import { splitGrid } from './split-grid.ts';

export type EditOutcome =
  /** The edit may be made; warnings do not block it. */
  | { readonly diff: PlanDiff; readonly warnings: readonly Issue[] }
  /** At least one of these is an error. */
  | { readonly rejected: readonly Issue[] };

/**
 * Whether an operation may be tried on a plan: a reason code that disables its button and words its
 * tooltip, or null. It looks at what can be told without doing the edit; `applyEdit` may still reject it.
 */
export function canApply(plan: PlanState, op: EditOp): ReasonCode | null {
  return refusalOf(plan, op)?.code ?? null;
}

/** As `canApply`, with what fills the text. */
export function refusalOf(plan: PlanState, op: EditOp): Refusal | null {
  switch (op.kind) {
    case 'split-grid':
      return splitGrid.refuse(plan, op);
    case 'merge-grids':
      return mergeGrids.refuse(plan, op);
  }
}

/**
 * What an operation would change, checked on the neighbourhood it touches. The plan itself is left as it is;
 * `applyDiff` makes the change. Equal plans, operations and households give equal diffs in the browser and
 * on the server.
 */
export function applyEdit(plan: PlanState, op: EditOp, context: EditContext = {}): EditOutcome {
  const refusal = refusalOf(plan, op);
  const outcome = refusal ? { refused: refusal } : applied(plan, op, context);
  if ('refused' in outcome) return { rejected: [refusalIssue(outcome.refused, gridsNamed(op))] };
  const { diff } = outcome;
  if (diff.removed.length + diff.added.length + diff.reassigned.length === 0) {
    return { rejected: [issue('nothing-changes', 'error', gridsNamed(op))] };
  }
  const issues = [...outcome.warnings, ...checkEdit(plan, applyDiff(plan, diff), diff)];
  if (issues.some(({ severity }) => severity === 'error')) return { rejected: issues };
  return { diff, warnings: issues };
}

function applied(plan: PlanState, op: EditOp, context: EditContext): OperationOutcome {
  switch (op.kind) {
    case 'split-grid':
      return splitGrid.apply(plan, op, context);
    case 'merge-grids':
      return mergeGrids.apply(plan, op, context);
  }
}

/** The grids that an operation is about. */
export function gridsNamed(op: EditOp): readonly string[] {
  switch (op.kind) {
    case 'split-grid':
      return [op.code];
    case 'merge-grids':
      return op.codes;
  }
}
