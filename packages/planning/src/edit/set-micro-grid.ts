import { connectedParts, sharedBorders } from '@onegrid/geometry';
import { unknownAtom, unknownGrid } from './code-refusal.ts';
import type { SetMicroGridOp } from './edit-op.ts';
import { type Issue, issue, type Refusal } from './issue.ts';
import type { Operation, OperationOutcome } from './operation.ts';
import type { MicroChange } from './plan-diff.ts';
import { atomsOf, byId, type PlanState, planIndex } from './plan-state.ts';

/** Puts atoms of a grid into one of its micro-grids, or out of all of them. A micro-grid in parts is only noted. */
export const setMicroGrid: Operation<SetMicroGridOp> = { refuse, apply };

function refuse(plan: PlanState, { code, atomIds, micro }: SetMicroGridOp): Refusal | null {
  const unknown = unknownGrid(plan, code) ?? unknownAtom(plan, atomIds);
  if (unknown) return unknown;
  if (micro !== null && (!/^\d{2}$/.test(micro) || micro === '00'))
    return { code: 'micro-number-invalid', params: { micro } };
  const { position } = planIndex(plan);
  const strange = atomIds.find((id) => plan.codes[position.get(id)!] !== code);
  if (strange !== undefined) return { code: 'atom-in-other-grid', params: { id: strange, code } };
  const same = atomIds.every((id) => (plan.micro?.[id] ?? null) === micro);
  return same ? { code: 'nothing-changes', params: {} } : null;
}

function apply(plan: PlanState, { code, atomIds, micro }: SetMicroGridOp): OperationOutcome {
  const chosen = new Set(atomIds);
  const next = new Map<string, string | null>();
  for (const i of atomsOf(plan, [code])) {
    const { id } = plan.atoms[i];
    next.set(id, chosen.has(id) ? micro : (plan.micro?.[id] ?? null));
  }
  const changes = microChanges(plan, next);
  const touched = changes.flatMap(({ from, to }) => [from, to]).filter((number) => number !== null);
  return {
    diff: { removed: [], added: [], reassigned: [], drawn: [], erased: [], micro: changes },
    warnings: microsInParts(plan, code, next, new Set(touched)),
  };
}

/** The changes that bring atoms into these micro-grids, in order of their ids. */
export function microChanges(plan: PlanState, next: ReadonlyMap<string, string | null>): MicroChange[] {
  return [...next]
    .map(([atomId, to]): MicroChange => ({ atomId, from: plan.micro?.[atomId] ?? null, to }))
    .filter(({ from, to }) => from !== to)
    .sort((a, b) => byId({ id: a.atomId }, { id: b.atomId }));
}

function microsInParts(
  plan: PlanState,
  code: string,
  next: ReadonlyMap<string, string | null>,
  touched: ReadonlySet<string>,
): Issue[] {
  return [...touched].sort().flatMap((micro) => {
    const atoms = atomsOf(plan, [code])
      .map((i) => plan.atoms[i])
      .filter(({ id }) => next.get(id) === micro);
    const parts = connectedParts(sharedBorders(atoms.map(({ geometry }) => geometry)), atoms.keys()).length;
    return parts > 1 ? [issue('micro-grid-in-parts', 'warning', [code], { code, micro, parts })] : [];
  });
}
