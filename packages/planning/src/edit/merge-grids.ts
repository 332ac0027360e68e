import { connectedParts, sharedBorders } from '@onegrid/geometry';
import { unknownGrid, unusableCode } from './code-refusal.ts';
import type { MergeGridsOp } from './edit-op.ts';
import type { Refusal } from './issue.ts';
import type { Operation, OperationOutcome } from './operation.ts';
import { inOrder } from './plan-diff.ts';
import { atomsOf, type PlanState } from './plan-state.ts';

/** Gives the atoms of several grids to one; the grids must hang together by their borders. */
export const mergeGrids: Operation<MergeGridsOp> = { refuse, apply };

function refuse(plan: PlanState, { codes, intoCode }: MergeGridsOp): Refusal | null {
  const distinct = [...new Set(codes)];
  for (const code of distinct) {
    const unknown = unknownGrid(plan, code);
    if (unknown) return unknown;
  }
  if (distinct.length < 2) return { code: 'too-few-to-merge', params: {} };
  if (!distinct.includes(intoCode)) {
    const unusable = unusableCode(plan, intoCode);
    if (unusable) return unusable;
  }
  const apart = codesApart(plan, distinct);
  return apart.length > 0 ? { code: 'grids-not-adjacent', params: { codes: apart } } : null;
}

function apply(plan: PlanState, { codes, intoCode }: MergeGridsOp): OperationOutcome {
  const reassigned = atomsOf(plan, codes)
    .filter((i) => plan.codes[i] !== intoCode)
    .map((i) => ({ atomId: plan.atoms[i].id, from: plan.codes[i], to: intoCode }));
  return { diff: inOrder({ removed: [], added: [], reassigned, drawn: [], erased: [] }), warnings: [] };
}

/** The grids that do not hang together with the first of them, sorted. */
export function codesApart(plan: PlanState, codes: readonly string[]): string[] {
  const atoms = atomsOf(plan, codes);
  const gridOf = atoms.map((i) => codes.indexOf(plan.codes[i]));
  const borders = sharedBorders(atoms.map((i) => plan.atoms[i].geometry));
  const links = borders.map(({ a, b }) => ({ a: gridOf[a], b: gridOf[b] }));
  const [, ...others] = connectedParts(links, codes.keys());
  return others
    .flat()
    .map((grid) => codes[grid])
    .sort();
}
