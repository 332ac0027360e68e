import { changedGrids } from './changed-land.ts';
import { checkEdit } from './check-edit.ts';
import { closedGrid } from './code-refusal.ts';
import type { EditKind, EditOp, EditOpOf } from './edit-op.ts';
import { followDiff } from './follow-diff.ts';
import { gridsNamed, gridsToChange } from './grids-named.ts';
import { type Issue, issue, type ReasonCode, type Refusal, refusalIssue } from './issue.ts';
import { joinPieces } from './join-pieces.ts';
import type { EditContext, Operation } from './operation.ts';
import { OPERATIONS } from './operations.ts';
import { applyDiff, isEmptyDiff, type PlanDiff } from './plan-diff.ts';
import type { PlanState } from './plan-state.ts';

export type EditOutcome =
  /** The edit may be made; warnings do not block it. */
  | { readonly diff: PlanDiff; readonly warnings: readonly Issue[] }
  /** At least one of these is an error. */
  | { readonly rejected: readonly Issue[] };

/** Edits that cut atoms; the pieces that nothing distinguishes after them are joined. */
const CUTTING: ReadonlySet<EditKind> = new Set([
  'split-grid',
  'redraw-boundary',
  'move-vertices',
  'move-land',
  'create-grid',
  'split-evenly',
]);

/**
 * Whether an operation may be tried on a plan: a reason code that disables its button and words its
 * tooltip, or null. It looks at what can be told without doing the edit; `applyEdit` may still reject it.
 */
export function canApply(plan: PlanState, op: EditOp): ReasonCode | null {
  return refusalOf(plan, op)?.code ?? null;
}

/** As `canApply`, with what fills the text. */
export function refusalOf(plan: PlanState, op: EditOp): Refusal | null {
  // An operation kept by another version, or written by hand, may be of a kind that nobody here knows.
  if (!Object.hasOwn(OPERATIONS, op.kind)) return { code: 'operation-unknown', params: { kind: op.kind } };
  return operationOf(op).refuse(plan, op) ?? closedGrid(plan, gridsToChange(op));
}

/**
 * What an operation would change, checked on the neighbourhood it touches. The plan itself is left as it is;
 * `applyDiff` makes the change. Equal plans, operations and households give equal diffs in the browser and
 * on the server.
 */
export function applyEdit(plan: PlanState, op: EditOp, context: EditContext = {}): EditOutcome {
  const refusal = refusalOf(plan, op);
  const outcome = refusal ? { refused: refusal } : operationOf(op).apply(plan, op, context);
  if ('refused' in outcome) return { rejected: [refusalIssue(outcome.refused, gridsNamed(op))] };
  const cut = followDiff(plan, outcome.diff);
  const { diff, joined } = CUTTING.has(op.kind)
    ? joinPieces(plan, cut, context)
    : { diff: cut, joined: new Map<string, string>() };
  if (isEmptyDiff(diff)) return { rejected: [issue('nothing-changes', 'error', gridsNamed(op))] };
  const checks = checkEdit(plan, applyDiff(plan, diff), diff, context.rules, changedGrids(cut));
  const issues = [...outcome.warnings.map(aboutJoined), ...checks];
  if (issues.some(({ severity }) => severity === 'error')) return { rejected: issues };
  return { diff, warnings: issues };

  function aboutJoined(warning: Issue): Issue {
    return { ...warning, ids: [...new Set(warning.ids.map((id) => joined.get(id) ?? id))] };
  }
}

function operationOf<Kind extends EditKind>({ kind }: EditOpOf<Kind>): Operation<EditOp> {
  // Each entry takes operations of its own kind only, and is looked up by that kind.
  return OPERATIONS[kind] as Operation<EditOp>;
}
