import { divideGrid } from '../propose/micro-grids.ts';
import { basisOfAtoms } from './basis-of-atoms.ts';
import { unknownGrid } from './code-refusal.ts';
import type { DivideMicroGridsOp } from './edit-op.ts';
import type { Refusal } from './issue.ts';
import type { EditContext, Operation, OperationOutcome } from './operation.ts';
import { atomsOf, type PlanState } from './plan-state.ts';
import { microChanges } from './set-micro-grid.ts';
import { wholeGroups } from './whole-groups.ts';

/** Micro-grids are numbered with two digits. */
const MOST_PARTS = 99;
/** The same atoms are always divided alike. */
const SEED = 1;

/**
 * Divides a grid into micro-grids of about as many households each, along the departments' lines, by the search that
 * proposes grids. No atom is cut, units and tied atoms stay whole, and what the grid had of micro-grids is replaced.
 */
export const divideMicroGrids: Operation<DivideMicroGridsOp> = { refuse, apply };

function refuse(plan: PlanState, { code, parts }: DivideMicroGridsOp): Refusal | null {
  const unknown = unknownGrid(plan, code);
  if (unknown) return unknown;
  if (!Number.isInteger(parts) || parts < 0 || parts > MOST_PARTS)
    return { code: 'parts-invalid', params: { parts, least: 0, most: MOST_PARTS } };
  const atoms = atomsOf(plan, [code]);
  if (parts > atoms.length) return { code: 'too-few-atoms', params: { code, parts, most: atoms.length } };
  const none = parts === 0 && atoms.every((i) => plan.micro?.[plan.atoms[i].id] === undefined);
  return none ? { code: 'nothing-changes', params: {} } : null;
}

function apply(
  plan: PlanState,
  { code, parts }: DivideMicroGridsOp,
  { rules }: EditContext,
): OperationOutcome {
  const atoms = atomsOf(plan, [code]).map((i) => plan.atoms[i]);
  const next = new Map<string, string | null>(atoms.map(({ id }) => [id, null]));
  if (parts > 0) {
    const divided = divideGrid(basisOfAtoms(atoms, wholeGroups(atoms, rules)), { parts, seed: SEED });
    if ('refused' in divided) {
      const { least, greatest } = divided.refused;
      return parts > greatest
        ? { refused: { code: 'too-few-atoms', params: { code, parts, most: greatest } } }
        : { refused: { code: 'too-few-parts', params: { code, parts, least } } };
    }
    atoms.forEach(({ id }, k) => {
      next.set(id, String(divided.numbers[k] + 1).padStart(2, '0'));
    });
  }
  const micro = microChanges(plan, next);
  return { diff: { removed: [], added: [], reassigned: [], drawn: [], erased: [], micro }, warnings: [] };
}
