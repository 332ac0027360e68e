import { applyEdit, type EditOutcome } from './apply-edit.ts';
import type { EditOp } from './edit-op.ts';
import type { EditContext } from './operation.ts';
import { box, planOf } from './plan.fixture.ts';
import { applyDiff } from './plan-diff.ts';
import { byMark, edgeKey, type PlanMark } from './plan-mark.ts';
import type { PlanState } from './plan-state.ts';

const UNITS = 1e5;

/**
 * +---+---+---+
 * | g | h | i |   003
 * +---+---+---+
 * | d | e | f |   002
 * +---+---+---+
 * | a | b | c |   001, each atom 100 by 100 units
 * +---+---+---+
 */
export function nineAtoms(): PlanState {
  return planOf(
    ...['abc', 'def', 'ghi'].flatMap((row, y) =>
      [...row].map((id, x) => {
        const cell = box(100 * x, 100 * y, 100 * x + 100, 100 * y + 100);
        return [id, cell, `00${y + 1}`] as const;
      }),
    ),
  );
}

/** The plan with these marks. */
export function marked(plan: PlanState, ...marks: readonly PlanMark[]): PlanState {
  return { ...plan, marks: [...marks].sort(byMark) };
}

/** The mark of the edge between two points of the drawing. */
export function borderMark(
  value: 'locked' | 'rejected',
  from: readonly [number, number],
  to: readonly [number, number],
): PlanMark {
  return { kind: 'border', key: keyOf(from, to), value };
}

export function keyOf([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): string {
  return edgeKey([ax / UNITS, ay / UNITS], [bx / UNITS, by / UNITS]);
}

/** The plan after an edit that must be allowed. */
export function edited(plan: PlanState, op: EditOp, context?: EditContext): PlanState {
  const outcome = applyEdit(plan, op, context);
  if ('rejected' in outcome) throw new Error(JSON.stringify(outcome.rejected));
  return applyDiff(plan, outcome.diff);
}

/** Why an edit is rejected; nothing where it is allowed. */
export function reasons(plan: PlanState, op: EditOp, context?: EditContext): string[] {
  return errorsOf(applyEdit(plan, op, context));
}

function errorsOf(outcome: EditOutcome): string[] {
  if (!('rejected' in outcome)) return [];
  return outcome.rejected.filter(({ severity }) => severity === 'error').map(({ kind }) => kind);
}

/** The grid of each atom, as `id:code`. */
export function gridsOf(plan: PlanState): string {
  return plan.atoms.map(({ id }, i) => `${id}:${plan.codes[i]}`).join(' ');
}
