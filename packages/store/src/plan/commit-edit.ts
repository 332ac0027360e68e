import { randomUUID } from 'node:crypto';
import { writeAudit } from '../access/write-audit.ts';
import type { Actor } from '../actor.ts';
import { bulkInsert } from '../engine/bulk-insert.ts';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { polygonsOf } from '../layer/legacy-grid-rows.ts';
import { type Refused, refused, StoreError } from '../outcome.ts';
import { ChangeSet } from './entities.ts';
import {
  ARC_TABLE,
  ASSIGNMENT_TABLE,
  ATOM_TABLE,
  arcRows,
  assignmentRow,
  atomRow,
  GRID_TABLE,
  gridRow,
  toChangeSet,
} from './plan-rows.ts';
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
import { requireVerdict } from './verdict.ts';

const PLAN_LOCK = statement(import.meta.url, './plan-lock.sql');
const PLAN_BUMP = statement(import.meta.url, './plan-bump.sql');
const ASSIGNMENTS_CLOSE = statement(import.meta.url, './assignments-close.sql');
const GRIDS_CLOSE = statement(import.meta.url, './grids-close.sql');
const ARCS_CLOSE = statement(import.meta.url, './arcs-close.sql');
const EDIT_VERDICT = statement(import.meta.url, './edit-verdict.sql');

interface LockedPlan {
  readonly base_id: string;
  readonly revision: number;
  readonly status: PlanStatus;
}

/** The same as `CommitOutcome`, before the plan's record is read again. */
export type WrittenEdit<Issue> =
  | { readonly kind: 'revised'; readonly changeSet: ChangeSetRecord; readonly rebased: boolean }
  | { readonly kind: 'conflict'; readonly revision: number; readonly changeSets: readonly ChangeSetRecord[] }
  | EditRefusal<Issue>
  | Refused;

/**
 * Applies an edit to the newest revision of a plan inside the caller's transaction.
 *
 * The plan's row is locked first, so edits of one plan follow one another. Where others committed since the
 * edit's base revision, the edit is applied on top of theirs if none of their change sets touched a grid or
 * an atom that this edit names or touches; else the answer is a conflict and nothing is written.
 */
export async function commitEdit<Issue>(
  session: Session,
  district: string,
  edit: CommitEdit<Issue>,
  by: Actor,
): Promise<WrittenEdit<Issue>> {
  const [plan] = await session.rows<LockedPlan>(PLAN_LOCK, { district, plan: edit.planId });
  if (plan === undefined) return refused('plan-not-found', { id: edit.planId });
  if (plan.status !== 'draft') return refused('plan-not-draft', { id: edit.planId });
  if (edit.baseRevision < 1 || edit.baseRevision > plan.revision) {
    return refused('revision-unknown', { revision: edit.baseRevision, newest: plan.revision });
  }
  const between = await changeSetsAfter(session, district, edit.planId, edit.baseRevision);
  const conflict = { kind: 'conflict', revision: plan.revision, changeSets: between } as const;
  if (touchesAny(between, edit.namedGrids, [])) return conflict;

  const state = await readPlanState(session, district, edit.planId);
  if (state === null) throw new StoreError('verdict-missing', 'The locked plan has no state.');
  const diff = edit.apply(state);
  if (diff.kind === 'rejected') return diff;
  const touchedAtoms = [
    ...diff.removedAtoms,
    ...diff.addedAtoms.map((added) => added.atom.id),
    ...diff.reassigned.map((one) => one.atomId),
  ].sort();
  if (touchedAtoms.length === 0) return refused('edit-changes-nothing');
  if (touchesAny(between, diff.touchedGrids, touchedAtoms)) return conflict;

  const changeSet = await writeDiff(session, district, plan, state, diff, touchedAtoms, edit, by);
  return { kind: 'revised', changeSet, rebased: between.length > 0 };
}

async function writeDiff(
  session: Session,
  district: string,
  plan: LockedPlan,
  state: PlanState,
  diff: EditDiff,
  touchedAtoms: readonly string[],
  edit: CommitEdit<unknown>,
  by: Actor,
): Promise<ChangeSetRecord> {
  const revision = plan.revision + 1;
  const at = { district, plan: edit.planId, revision };
  const codeOf = new Map(state.atoms.map((atom, i) => [atom.id, state.codes[i]]));
  const liveBefore = touchedAtoms.filter((id) => codeOf.has(id));
  const nextCodes = codesAfter(codeOf, diff);
  requireComplete(codeOf, nextCodes, diff, touchedAtoms);

  const { closed } = await session.one<{ closed: number }>(ASSIGNMENTS_CLOSE, { ...at, atoms: liveBefore });
  if (closed !== liveBefore.length)
    throw new StoreError('verdict-missing', `${closed} of ${liveBefore.length} assignments were closed.`);
  const begun = [
    ...diff.addedAtoms.map((added) => ({ atomId: added.atom.id, code: added.code })),
    ...diff.reassigned,
  ];
  await bulkInsert(
    session,
    district,
    ATOM_TABLE,
    diff.addedAtoms.map((added) => atomRow(plan.base_id, added.atom, added.parentId, edit.planId)),
  );
  await bulkInsert(
    session,
    district,
    ASSIGNMENT_TABLE,
    begun.map((one) => assignmentRow(edit.planId, plan.base_id, one.atomId, one.code, revision)),
  );

  const codes = [...diff.touchedGrids];
  await session.one(GRIDS_CLOSE, { ...at, codes });
  await session.one(ARCS_CLOSE, { ...at, codes });
  const atomCounts = new Map<string, number>();
  for (const code of nextCodes.values()) atomCounts.set(code, (atomCounts.get(code) ?? 0) + 1);
  await bulkInsert(
    session,
    district,
    GRID_TABLE,
    diff.grids.map((grid) => gridRow(edit.planId, grid, atomCounts.get(grid.code) ?? 0, revision)),
  );
  await bulkInsert(session, district, ARC_TABLE, arcRows(edit.planId, diff.arcs, revision));

  await requireVerdict(session, EDIT_VERDICT, { ...at, codes }, { atoms: nextCodes.size, leftOutM2: 0 });
  await session.one(PLAN_BUMP, at);
  return recordChange(session, district, revision, codeOf, diff, touchedAtoms, edit, by);
}

async function recordChange(
  session: Session,
  district: string,
  revision: number,
  codeOf: ReadonlyMap<string, string>,
  diff: EditDiff,
  touchedAtoms: readonly string[],
  edit: CommitEdit<unknown>,
  by: Actor,
): Promise<ChangeSetRecord> {
  const inverse: ChangeInverse = {
    removedAtoms: touchedAtoms.filter((id) => !codeOf.has(id)),
    reassigned: touchedAtoms
      .filter((id) => codeOf.has(id))
      .map((id) => ({ atomId: id, code: codeOf.get(id)! })),
  };
  const touchedGrids = [...diff.touchedGrids].sort();
  const changeSet = session.em.create(ChangeSet, {
    districtCode: district,
    id: randomUUID(),
    planId: edit.planId,
    revision,
    accountId: by.accountId,
    accountName: by.name,
    at: new Date(),
    reason: by.reason ?? null,
    operations: edit.operations,
    inverse,
    touchedGrids,
    touchedAtoms: [...touchedAtoms],
  });
  await session.em.persist(changeSet).flush();
  await writeAudit(session, district, by, {
    action: 'plan.edit',
    objectKind: 'plan',
    objectId: edit.planId,
    before: { revision: revision - 1, atoms: inverse.reassigned },
    after: { revision, changeSet: changeSet.id, grids: touchedGrids },
  });
  const positions = diff.grids.flatMap((grid) => polygonsOf(grid.geometry).flatMap((polygon) => polygon[0]));
  const [lons, lats] = [positions.map((position) => position[0]), positions.map((position) => position[1])];
  session.announce({
    kind: 'plan-revised',
    district,
    planId: edit.planId,
    revision,
    touchedGrids,
    extent: positions.length === 0 ? null : [least(lons), least(lats), greatest(lons), greatest(lats)],
  });
  return toChangeSet(changeSet);
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
  return changeSets.some(
    (changeSet) =>
      changeSet.touchedGrids.some((code) => grids.includes(code)) ||
      changeSet.touchedAtoms.some((id) => atoms.includes(id)),
  );
}

function codesAfter(codeOf: ReadonlyMap<string, string>, diff: EditDiff): ReadonlyMap<string, string> {
  const next = new Map(codeOf);
  for (const id of diff.removedAtoms) next.delete(id);
  for (const added of diff.addedAtoms) next.set(added.atom.id, added.code);
  for (const one of diff.reassigned) next.set(one.atomId, one.code);
  return next;
}

/** A diff that hides a change would leave a stale grid behind: that is a bug of the caller. */
function requireComplete(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
  diff: EditDiff,
  touchedAtoms: readonly string[],
): void {
  const touched = new Set(diff.touchedGrids);
  const codes = touchedAtoms
    .flatMap((id) => [before.get(id), after.get(id)])
    .filter((code) => code !== undefined);
  const hidden = codes.find((code) => !touched.has(code));
  if (hidden !== undefined) throw new Error(`the edit changes grid ${hidden} and does not say so`);
  const unknown = diff.removedAtoms.find((id) => !before.has(id));
  if (unknown !== undefined) throw new Error(`the edit removes atom ${unknown}, which is not live`);
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b));
}

function greatest(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b));
}
