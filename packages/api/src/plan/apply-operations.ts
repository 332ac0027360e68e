import {
  advancePlan,
  applyDiff,
  applyEdit,
  type DrawnEdge,
  type EditOp,
  gridsAbout,
  gridsPrint,
  type Issue,
  invert,
  type PlanDiff,
  type PlanState,
  revertChange,
  squash,
  touchedGrids,
} from '@onegrid/planning';
import type { EditDiff, EditRefusal } from '@onegrid/store';
import { deriveTouched } from './derive-touched.ts';
import type { EditEvidence } from './edit-evidence.ts';

type Applied = EditDiff | EditRefusal<Issue>;

/**
 * Applies edit operations one after the other with planning's code and writes the result as one change for
 * the store: atoms, and geometry and arcs of the grids they touch. The first operation that is refused
 * refuses all. `changeSet` is the id of the change set to be, which ids of pieces are derived from.
 */
export function applyOperations(
  state: PlanState,
  operations: readonly EditOp[],
  evidence: EditEvidence,
  changeSet: string,
): Applied {
  const { households, rules } = evidence;
  const context = { changeSet, rules, ...(households === null ? {} : { households }) };
  const diffs: PlanDiff[] = [];
  let plan = state;
  for (const operation of operations) {
    const outcome = applyEdit(plan, operation, context);
    if ('rejected' in outcome) return { kind: 'rejected', issues: outcome.rejected };
    diffs.push(outcome.diff);
    plan = advancePlan(plan, outcome.diff);
  }
  const whole = diffs.length === 1 ? diffs[0] : withRootParents(diffs, squash(diffs));
  return edited(state, whole, plan, evidence);
}

/**
 * Takes a change back. `since` is what happened after it, up to this state: rejected where that changed what the
 * change touched, and was not taken back itself.
 */
export function applyRevert(
  state: PlanState,
  change: PlanDiff,
  since: PlanDiff,
  evidence: EditEvidence,
): Applied {
  const left = gridsPrint(applyDiff(state, invert(since)), touchedGrids(change));
  const outcome = revertChange(state, change, left, evidence.rules);
  return 'rejected' in outcome
    ? { kind: 'rejected', issues: outcome.rejected }
    : edited(state, outcome.diff, applyDiff(state, outcome.diff), evidence);
}

function edited(before: PlanState, diff: PlanDiff, after: PlanState, evidence: EditEvidence): EditDiff {
  const touched = new Set([...gridsAbout(before, diff), ...gridsAbout(after, diff)]);
  return {
    kind: 'edited',
    diff,
    touchedGrids: [...touched].sort(),
    ...deriveTouched(after, touchedGrids(diff), evidence, drawnAfter(diff, evidence)),
  };
}

/** Each added atom as a piece of the removed one, through the pieces in between. */
function withRootParents(diffs: readonly PlanDiff[], whole: PlanDiff): PlanDiff {
  const parents = new Map(
    diffs.flatMap(({ added }) => added.map(({ atom, parentId }) => [atom.id, parentId])),
  );
  const removed = new Set(whole.removed.map(({ atom }) => atom.id));
  const added = whole.added.map((placed) => {
    let parentId = parents.get(placed.atom.id) ?? null;
    while (parentId !== null && !removed.has(parentId)) parentId = parents.get(parentId) ?? null;
    const { root } = placed.atom;
    if (parentId === null && root !== undefined && removed.has(root)) parentId = root;
    return { ...placed, parentId };
  });
  return { ...whole, added };
}

function sameEdge(a: DrawnEdge, b: DrawnEdge): boolean {
  return JSON.stringify(a) === JSON.stringify(b) || JSON.stringify(a) === JSON.stringify([b[1], b[0]]);
}

function drawnAfter({ drawn, erased }: PlanDiff, { drawnByHand }: EditEvidence): DrawnEdge[] {
  return [...drawnByHand.filter((edge) => !erased.some((gone) => sameEdge(edge, gone))), ...drawn];
}
