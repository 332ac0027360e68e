import {
  type Atom,
  applyDiff,
  applyEdit,
  type DrawnEdge,
  type EditOp,
  type Issue,
  type PlanDiff,
  squash,
  touchedGrids,
} from '@onegrid/planning';
import type { ChangeSetRecord, EditDiff, EditRefusal, PlanState } from '@onegrid/store';
import { deriveTouched, type LiveAtoms } from './derive-touched.ts';
import type { EditEvidence } from './edit-evidence.ts';

/** The removed atom that each added atom is a piece of, through the pieces in between. */
function rootParents(diffs: readonly PlanDiff[], whole: PlanDiff): ReadonlyMap<string, string> {
  const parents = new Map(
    diffs.flatMap(({ added }) => added.map(({ atom, parentId }) => [atom.id, parentId])),
  );
  const removed = new Set(whole.removed.map(({ atom }) => atom.id));
  const roots = new Map<string, string>();
  for (const { atom } of whole.added) {
    let parent = parents.get(atom.id) ?? null;
    while (parent !== null && !removed.has(parent)) parent = parents.get(parent) ?? null;
    if (parent === null) throw new Error(`The new atom ${atom.id} is a piece of none that was there.`);
    roots.set(atom.id, parent);
  }
  return roots;
}

function sameEdge(a: DrawnEdge, b: DrawnEdge): boolean {
  return JSON.stringify(a) === JSON.stringify(b) || JSON.stringify(a) === JSON.stringify([b[1], b[0]]);
}

function drawnAfter({ drawn, erased }: PlanDiff, { drawnByHand }: EditEvidence): DrawnEdge[] {
  return [...drawnByHand.filter((edge) => !erased.some((gone) => sameEdge(edge, gone))), ...drawn];
}

/**
 * Applies edit operations one after the other with planning's code and writes the result as one diff for
 * the store: atoms, and geometry and arcs of the grids they touch. The first operation that is refused
 * refuses all.
 */
export function applyOperations(
  state: PlanState,
  operations: readonly EditOp[],
  evidence: EditEvidence,
): EditDiff | EditRefusal<Issue> {
  const context = evidence.households === null ? {} : { households: evidence.households };
  const diffs: PlanDiff[] = [];
  let plan: Parameters<typeof applyEdit>[0] = state;
  for (const operation of operations) {
    const outcome = applyEdit(plan, operation, context);
    if ('rejected' in outcome) return { kind: 'rejected', issues: outcome.rejected };
    diffs.push(outcome.diff);
    plan = {
      ...applyDiff(plan, outcome.diff),
      usedCodes: [...(plan.usedCodes ?? []), ...touchedGrids(outcome.diff)],
    };
  }
  const whole = squash(diffs);
  const parents = rootParents(diffs, whole);
  const touched = touchedGrids(whole);
  return {
    kind: 'edited',
    removedAtoms: whole.removed.map(({ atom }) => atom.id),
    addedAtoms: whole.added.map(({ atom, code }) => ({
      atom,
      code,
      parentId: parents.get(atom.id) as string,
    })),
    reassigned: whole.reassigned.map(({ atomId, to }) => ({ atomId, code: to })),
    touchedGrids: touched,
    ...deriveTouched(plan, touched, evidence, drawnAfter(whole, evidence)),
  };
}

/** The live atoms after a change set is undone; `earlier` knows the atoms that come back. */
function atomsBefore(state: PlanState, { inverse }: ChangeSetRecord, earlier: PlanState): LiveAtoms {
  const removed = new Set(inverse.removedAtoms);
  const codes = new Map(state.atoms.map(({ id }, index) => [id, state.codes[index]]));
  const atoms = new Map<string, Atom>([...earlier.atoms, ...state.atoms].map((atom) => [atom.id, atom]));
  for (const { atomId, code } of inverse.reassigned) codes.set(atomId, code);
  const live = [...codes].filter(([id]) => !removed.has(id)).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    atoms: live.map(([id]) => {
      const atom = atoms.get(id);
      if (atom === undefined) throw new Error(`The atom ${id} that should come back was never there.`);
      return atom;
    }),
    codes: live.map(([, code]) => code),
  };
}

/**
 * Undoes a change set: its atoms are as they were in the state before it. The store has made sure that
 * nothing later touched the same grids or atoms.
 */
export function applyRevert(
  state: PlanState,
  changeSet: ChangeSetRecord,
  earlier: PlanState,
  evidence: EditEvidence,
): EditDiff {
  const { inverse, touchedGrids: touched } = changeSet;
  return {
    kind: 'edited',
    removedAtoms: inverse.removedAtoms,
    addedAtoms: [],
    reassigned: inverse.reassigned,
    touchedGrids: touched,
    ...deriveTouched(atomsBefore(state, changeSet, earlier), touched, evidence, evidence.drawnByHand),
  };
}
