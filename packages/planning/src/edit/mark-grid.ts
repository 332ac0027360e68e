import { unknownGrid } from './code-refusal.ts';
import type { MarkGridOp } from './edit-op.ts';
import type { Refusal } from './issue.ts';
import type { Operation, OperationOutcome } from './operation.ts';
import { DEDICATED_KINDS, markOf } from './plan-mark.ts';
import type { PlanState } from './plan-state.ts';

/** Characters that a reason may have. */
export const LONGEST_REASON = 500;

/** Writes or takes away a mark of a grid: dedicated (专属), locked, or why it is left outside the band. */
export const markGrid: Operation<MarkGridOp> = { refuse, apply };

function refuse(plan: PlanState, { mark, code, value }: MarkGridOp): Refusal | null {
  const unknown = unknownGrid(plan, code) ?? (value === null ? null : unusableValue(mark, value));
  if (unknown) return unknown;
  return markOf(plan.marks, mark, code) === saidOf(value) ? { code: 'nothing-changes', params: {} } : null;
}

function unusableValue(mark: MarkGridOp['mark'], value: string): Refusal | null {
  switch (mark) {
    case 'dedicated':
      return DEDICATED_KINDS.some((kind) => kind === value)
        ? null
        : { code: 'dedicated-kind-unknown', params: { value, kinds: DEDICATED_KINDS } };
    case 'locked':
      return value === 'yes' ? null : { code: 'lock-value-unknown', params: { value } };
    case 'band-reason': {
      if (value.trim() === '') return { code: 'reason-empty', params: {} };
      return value.trim().length > LONGEST_REASON
        ? { code: 'reason-too-long', params: { limit: LONGEST_REASON } }
        : null;
    }
  }
}

function apply(plan: PlanState, { mark, code, value }: MarkGridOp): OperationOutcome {
  const change = { kind: mark, key: code, from: markOf(plan.marks, mark, code), to: saidOf(value) };
  return {
    diff: { removed: [], added: [], reassigned: [], drawn: [], erased: [], marks: [change] },
    warnings: [],
  };
}

function saidOf(value: string | null): string | null {
  return value === null ? null : value.trim();
}
