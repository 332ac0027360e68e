import { unknownAtom, unknownGrid } from './code-refusal.ts';
import type { ReassignAtomsOp } from './edit-op.ts';
import type { Refusal } from './issue.ts';
import type { Operation, OperationOutcome } from './operation.ts';
import { inOrder } from './plan-diff.ts';
import { type PlanState, planIndex } from './plan-state.ts';

/**
 * Gives whole atoms, of one grid or of several, to a grid of the plan. No grid ends by losing its last atom: a
 * grid is ended on purpose, by retiring or merging it.
 */
export const reassignAtoms: Operation<ReassignAtomsOp> = { refuse, apply };

function refuse(plan: PlanState, { atomIds, to }: ReassignAtomsOp): Refusal | null {
  const unknown = unknownGrid(plan, to) ?? unknownAtom(plan, atomIds);
  if (unknown) return unknown;
  const { members } = planIndex(plan);
  const leaving = new Map<string, number>();
  for (const i of positionsElsewhere(plan, atomIds, to))
    leaving.set(plan.codes[i], (leaving.get(plan.codes[i]) ?? 0) + 1);
  if (leaving.size === 0) return { code: 'nothing-changes', params: {} };
  const emptied = [...leaving].find(([code, atoms]) => atoms === members.get(code)!.length);
  return emptied ? { code: 'grid-would-vanish', params: { code: emptied[0] } } : null;
}

function apply(plan: PlanState, { atomIds, to }: ReassignAtomsOp): OperationOutcome {
  const reassigned = positionsElsewhere(plan, atomIds, to).map((i) => ({
    atomId: plan.atoms[i].id,
    from: plan.codes[i],
    to,
  }));
  return { diff: inOrder({ removed: [], added: [], reassigned, drawn: [], erased: [] }), warnings: [] };
}

/** Positions of these atoms, each once, as far as they are not in the grid already. */
function positionsElsewhere(plan: PlanState, atomIds: readonly string[], to: string): number[] {
  const { position } = planIndex(plan);
  return [...new Set(atomIds)].map((id) => position.get(id)!).filter((i) => plan.codes[i] !== to);
}
