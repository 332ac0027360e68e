import { unknownAtom, unusableCode } from './code-refusal.ts';
import { vanishingGrid } from './cut-atoms.ts';
import type { CreateGridOp } from './edit-op.ts';
import type { Refusal } from './issue.ts';
import { giveLand, unusableLand } from './move-land.ts';
import type { EditContext, Operation, OperationOutcome } from './operation.ts';
import { inOrder, type Reassignment } from './plan-diff.ts';
import { type PlanState, planIndex } from './plan-state.ts';

/** Makes a grid of whole atoms, of the land inside a drawn polygon, or of both. No grid ends by it. */
export const createGrid: Operation<CreateGridOp> = { refuse, apply };

function refuse(plan: PlanState, { newCode, atomIds, land }: CreateGridOp): Refusal | null {
  if (atomIds.length === 0 && land === null) return { code: 'no-land-chosen', params: {} };
  return (
    unusableCode(plan, newCode) ??
    unknownAtom(plan, atomIds) ??
    (land === null ? null : unusableLand(plan, land))
  );
}

function apply(
  plan: PlanState,
  { newCode, atomIds, land }: CreateGridOp,
  context: EditContext,
): OperationOutcome {
  const { position } = planIndex(plan);
  const whole = new Set(atomIds.map((id) => position.get(id)!));
  const given = land === null ? null : giveLand(plan, land, newCode, (i) => whole.has(i), context);
  if (given !== null && 'refused' in given) return given;
  const moved = new Map<string, Reassignment>(
    [...whole].map((i) => [plan.atoms[i].id, { atomId: plan.atoms[i].id, from: plan.codes[i], to: newCode }]),
  );
  for (const { atom } of given?.diff.removed ?? []) moved.delete(atom.id);
  for (const one of given?.diff.reassigned ?? []) moved.set(one.atomId, one);
  const { removed = [], added = [], drawn = [], erased = [] } = given?.diff ?? {};
  const outcome: OperationOutcome = {
    diff: inOrder({ removed, added, reassigned: [...moved.values()], drawn, erased }),
    warnings: given?.warnings ?? [],
  };
  const vanishing = vanishingGrid(plan, outcome);
  return vanishing ? { refused: vanishing } : outcome;
}
