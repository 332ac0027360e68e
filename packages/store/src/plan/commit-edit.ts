import { randomUUID } from 'node:crypto';
import { invert, type PlanChange, touchedGrids } from '@onegrid/planning';
import { writeAudit } from '../access/write-audit.ts';
import type { Actor } from '../actor.ts';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { polygonsOf } from '../layer/legacy-grid-rows.ts';
import { type Refused, refused, StoreError } from '../outcome.ts';
import { ChangeSet } from './entities.ts';
import { householdsMoved } from './households-moved.ts';
import { type KeptStates, stateAfter } from './kept-states.ts';
import { readPlanChanges } from './plan-changes.ts';
import { toChangeSet } from './plan-rows.ts';
import { readPlanState } from './plan-state.ts';
import type {
  ChangeInverse,
  ChangeSetRecord,
  CommitEdit,
  EditDiff,
  EditRefusal,
  PlanState,
  PlanStatus,
} from './records.ts';
import { writeDiff } from './write-diff.ts';

const PLAN_LOCK = statement(import.meta.url, './plan-lock.sql');
const PLAN_BUMP = statement(import.meta.url, './plan-bump.sql');
/** So many missed revisions are read as changes; where more are missing, the plan is read anew. */
const MOST_MISSED = 50;

interface LockedPlan {
  readonly base_id: string;
  readonly revision: number;
  readonly status: PlanStatus;
}

/** The same as `CommitOutcome`, before the plan's record is read again. */
export type WrittenEdit<Issue> =
  | {
      readonly kind: 'revised';
      readonly changeSet: ChangeSetRecord;
      readonly rebased: boolean;
      /** To be kept once the transaction has committed; null where nothing was written. */
      readonly state: PlanState | null;
    }
  | { readonly kind: 'conflict'; readonly revision: number; readonly changeSets: readonly ChangeSetRecord[] }
  | EditRefusal<Issue>
  | Refused;

/**
 * Applies an edit to the newest revision of a plan inside the caller's transaction.
 *
 * The plan's row is locked first, so edits of one plan follow one another. Where others committed since the
 * edit's base revision, the edit is applied on top of theirs if none of their change sets touched a grid or
 * an atom that this edit names or touches; else the answer is a conflict and nothing is written. An edit whose id
 * is already that of a change set was made before: the answer is the same again.
 */
export async function commitEdit<Issue>(
  session: Session,
  district: string,
  edit: CommitEdit<Issue>,
  by: Actor,
  kept: KeptStates,
): Promise<WrittenEdit<Issue>> {
  const { planId } = edit;
  const [plan] = await session.rows<LockedPlan>(PLAN_LOCK, { district, plan: planId });
  if (plan === undefined) return refused('plan-not-found', { id: planId });
  const before = edit.id === undefined ? null : await madeBefore(session, district, planId, edit.id);
  if (before !== null) return before;
  if (plan.status !== 'draft') return refused('plan-not-draft', { id: planId });
  const base = edit.baseRevision ?? plan.revision;
  if (base < 1 || base > plan.revision)
    return refused('revision-unknown', { revision: base, newest: plan.revision });
  const between = await changeSetsAfter(session, district, planId, base);
  const conflict = { kind: 'conflict', revision: plan.revision, changeSets: between } as const;
  if (between.length > 0 && edit.rebases === false) return conflict;
  if (touchesAny(between, edit.namedGrids, [])) return conflict;

  const state = await lockedState(session, district, planId, plan.revision, kept);
  const outcome = edit.apply(state);
  if (outcome.kind === 'rejected') return outcome;
  const touchedAtoms = atomsOf(outcome);
  if (touchedAtoms.length === 0 && outcome.diff.marks.length === 0) return refused('edit-changes-nothing');
  if (touchesAny(between, outcome.touchedGrids, touchedAtoms)) return conflict;
  requireComplete(outcome);

  const id = edit.id ?? randomUUID();
  const moved = movedBy(outcome, state);
  const made = { id, revision: plan.revision + 1, base, touchedAtoms, moved };
  const next = stateAfter(state, changeOf(made, outcome, by));
  const counts = new Map<string, number>();
  for (const code of next.codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  const at = { planId, baseId: plan.base_id, revision: made.revision };
  await writeDiff(session, district, at, outcome, (code) => counts.get(code) ?? 0);
  await session.one(PLAN_BUMP, { district, plan: planId, revision: made.revision });
  const changeSet = await recordChange(session, district, made, outcome, edit, by);
  return { kind: 'revised', changeSet, rebased: between.length > 0, state: next };
}

/** The change set that was made under this id, as the answer to making it again; null where there is none. */
async function madeBefore(
  session: Session,
  district: string,
  planId: string,
  id: string,
): Promise<(WrittenEdit<never> & { kind: 'revised' }) | Refused | null> {
  const found = await session.em.findOne(ChangeSet, { districtCode: district, id });
  if (found === null) return null;
  const changeSet = toChangeSet(found);
  if (changeSet.planId !== planId) return refused('change-set-id-taken', { id });
  const { baseRevision, revision } = changeSet;
  const rebased = baseRevision !== null && revision > baseRevision + 1;
  return { kind: 'revised', changeSet, rebased, state: null };
}

/** The locked plan at its newest revision: as kept, as kept with what other processes changed since, or read. */
async function lockedState(
  session: Session,
  district: string,
  planId: string,
  revision: number,
  kept: KeptStates,
): Promise<PlanState> {
  const known = kept.find(district, planId);
  if (known?.revision === revision) return known;
  if (known !== null && known.revision < revision && revision - known.revision <= MOST_MISSED) {
    const missed = await readPlanChanges(session, district, planId, known.revision, revision);
    if (missed.length === revision - known.revision) return missed.reduce(stateAfter, known);
  }
  const state = await readPlanState(session, district, planId);
  if (state === null) throw new StoreError('verdict-missing', 'The locked plan has no state.');
  return state;
}

function movedBy({ diff }: EditDiff, state: PlanState): number {
  const reassigned = new Set(diff.reassigned.map(({ atomId }) => atomId));
  const households = new Map<string, number>();
  if (reassigned.size > 0)
    for (const atom of state.atoms) if (reassigned.has(atom.id)) households.set(atom.id, atom.households);
  return householdsMoved(diff, (id) => households.get(id) ?? 0);
}

interface MadeChange {
  readonly id: string;
  readonly revision: number;
  readonly base: number;
  readonly touchedAtoms: readonly string[];
  readonly moved: number;
}

function changeOf(
  { id, revision }: MadeChange,
  { diff, touchedGrids: touched }: EditDiff,
  by: Actor,
): PlanChange {
  return {
    revision,
    changeSetId: id,
    by: by.name,
    at: new Date().toISOString(),
    reason: by.reason ?? null,
    diff,
    touchedGrids: touched,
  };
}

async function recordChange(
  session: Session,
  district: string,
  { id, revision, base, touchedAtoms, moved }: MadeChange,
  { diff, touchedGrids: touched, grids }: EditDiff,
  edit: CommitEdit<unknown>,
  by: Actor,
): Promise<ChangeSetRecord> {
  const inverse = inverseOf(diff);
  const codes = [...touched].sort();
  const changeSet = session.em.create(ChangeSet, {
    districtCode: district,
    id,
    planId: edit.planId,
    revision,
    accountId: by.accountId,
    accountName: by.name,
    at: new Date(),
    reason: by.reason ?? null,
    operations: edit.operations,
    inverse,
    touchedGrids: codes,
    touchedAtoms: [...touchedAtoms],
    baseRevision: base,
    reverts: edit.reverts ?? null,
    revertsTo: edit.revertsTo ?? null,
    householdsMoved: moved,
  });
  await session.em.persist(changeSet).flush();
  await writeAudit(session, district, by, {
    action: 'plan.edit',
    objectKind: 'plan',
    objectId: edit.planId,
    before: { revision: revision - 1, atoms: inverse.reassigned, marks: inverse.marks ?? [] },
    after: { revision, changeSet: id, grids: codes },
  });
  session.announce({
    kind: 'plan-revised',
    district,
    planId: edit.planId,
    revision,
    by: by.name,
    touchedGrids: codes,
    extent: extentOf(grids),
  });
  return toChangeSet(changeSet);
}

/** What goes into the change set: codes and ids only, since atoms are never deleted. */
function inverseOf(diff: EditDiff['diff']): ChangeInverse {
  const { micro, marks, drawn, erased } = invert(diff);
  const back = [
    ...diff.removed.map(({ atom, code }) => ({ atomId: atom.id, code })),
    ...diff.reassigned.map(({ atomId, from }) => ({ atomId, code: from })),
  ];
  return {
    removedAtoms: diff.added.map(({ atom }) => atom.id).sort(),
    reassigned: back.sort((a, b) => (a.atomId < b.atomId ? -1 : 1)),
    micro,
    marks,
    drawn,
    erased,
  };
}

function extentOf(grids: EditDiff['grids']): [number, number, number, number] | null {
  const positions = grids.flatMap((grid) => polygonsOf(grid.geometry).flatMap((polygon) => polygon[0]));
  const [lons, lats] = [positions.map((position) => position[0]), positions.map((position) => position[1])];
  return positions.length === 0 ? null : [least(lons), least(lats), greatest(lons), greatest(lats)];
}

async function changeSetsAfter(
  session: Session,
  district: string,
  planId: string,
  revision: number,
): Promise<readonly ChangeSetRecord[]> {
  const where = { districtCode: district, planId, revision: { $gt: revision } };
  return (await session.em.find(ChangeSet, where, { orderBy: { revision: 'asc' } })).map(toChangeSet);
}

function touchesAny(
  changeSets: readonly ChangeSetRecord[],
  grids: readonly string[],
  atoms: readonly string[],
): boolean {
  const [touchedCodes, touchedIds] = [new Set(grids), new Set(atoms)];
  return changeSets.some(
    (changeSet) =>
      changeSet.touchedGrids.some((code) => touchedCodes.has(code)) ||
      changeSet.touchedAtoms.some((id) => touchedIds.has(id)),
  );
}

function atomsOf({ diff }: EditDiff): readonly string[] {
  const ids = [
    ...diff.removed.map(({ atom }) => atom.id),
    ...diff.added.map(({ atom }) => atom.id),
    ...diff.reassigned.map(({ atomId }) => atomId),
    ...diff.micro.map(({ atomId }) => atomId),
  ];
  return [...new Set(ids)].sort();
}

/**
 * A diff that hides a change would leave a stale grid behind: that is a bug of the caller. A grid that only gains
 * vertices of a neighbour is none that is touched, and is drawn anew all the same.
 */
function requireComplete({ diff, touchedGrids: touched, grids }: EditDiff): void {
  const land = touchedGrids(diff);
  const drawn = new Set(grids.map(({ code }) => code));
  const hidden = land.find((code) => !touched.includes(code) && !drawn.has(code));
  if (hidden !== undefined) throw new Error(`the edit changes grid ${hidden} and does not say so`);
  const marked = diff.marks.find(({ kind, key }) => kind !== 'border' && !touched.includes(key));
  if (marked !== undefined) throw new Error(`the edit marks grid ${marked.key} and does not say so`);
  const idle = grids.find(({ code }) => !land.includes(code));
  if (idle !== undefined) throw new Error(`the edit draws grid ${idle.code}, whose land it does not change`);
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b));
}

function greatest(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b));
}
