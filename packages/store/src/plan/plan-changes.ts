import type {
  MarkChange,
  MarkKind,
  MicroChange,
  PlacedAtom,
  PlanChange,
  PlanDiff,
  Reassignment,
} from '@onegrid/planning';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { ChangeSet } from './entities.ts';
import { toChangeSet } from './plan-rows.ts';
import { type AtomRow, toAtom } from './plan-state.ts';
import type { ChangeSetRecord } from './records.ts';

const CHANGE_ATOMS = statement(import.meta.url, './change-atoms.sql');
const CHANGE_MICRO = statement(import.meta.url, './change-micro.sql');
const CHANGE_MARKS = statement(import.meta.url, './change-marks.sql');

interface Course extends AtomRow {
  readonly revision: number;
  readonly from_code: string | null;
  readonly to_code: string | null;
  readonly parent_id: string | null;
}

interface MicroRow {
  readonly revision: number;
  readonly atom_id: string;
  readonly from_micro: string | null;
  readonly to_micro: string | null;
}

interface MarkRow {
  readonly revision: number;
  readonly kind: MarkKind;
  readonly key: string;
  readonly from_value: string | null;
  readonly to_value: string | null;
}

/** The change sets of a plan after a revision and up to another, oldest first, as changes of its state. */
export async function readPlanChanges(
  session: Session,
  district: string,
  planId: string,
  after: number,
  until: number,
): Promise<readonly PlanChange[]> {
  if (until <= after) return [];
  const where = { districtCode: district, planId, revision: { $gt: after, $lte: until } };
  const changeSets = await session.em.find(ChangeSet, where, { orderBy: { revision: 'asc' } });
  const values = { district, plan: planId, after, until };
  const atoms = byRevision(await session.rows<Course>(CHANGE_ATOMS, values));
  const micro = byRevision(await session.rows<MicroRow>(CHANGE_MICRO, values));
  const marks = byRevision(await session.rows<MarkRow>(CHANGE_MARKS, values));
  return changeSets.map(toChangeSet).map((changeSet) => {
    const { revision } = changeSet;
    return toPlanChange(changeSet, {
      ...landChange(atoms.get(revision) ?? []),
      drawn: changeSet.inverse.erased ?? [],
      erased: changeSet.inverse.drawn ?? [],
      micro: (micro.get(revision) ?? []).map(toMicroChange),
      marks: (marks.get(revision) ?? []).map(toMarkChange),
    });
  });
}

/** A change set with what it changed. */
export function toPlanChange(changeSet: ChangeSetRecord, diff: PlanDiff): PlanChange {
  const { id, revision, by, at, reason, touchedGrids } = changeSet;
  return { revision, changeSetId: id, by, at: at.toISOString(), reason, diff, touchedGrids };
}

function landChange(courses: readonly Course[]): Pick<PlanDiff, 'removed' | 'added' | 'reassigned'> {
  const removed: PlacedAtom[] = [];
  const added: PlacedAtom[] = [];
  const reassigned: Reassignment[] = [];
  const changed = new Set(courses.map(({ id }) => id));
  for (const course of courses) {
    const { id, from_code: from, to_code: to } = course;
    if (from !== null && to !== null) reassigned.push({ atomId: id, from, to });
    else {
      const parentId = course.parent_id !== null && changed.has(course.parent_id) ? course.parent_id : null;
      if (to !== null) added.push({ atom: toAtom(course), code: to, parentId });
      if (from !== null) removed.push({ atom: toAtom(course), code: from, parentId });
    }
  }
  return { removed, added, reassigned };
}

function toMicroChange({ atom_id, from_micro, to_micro }: MicroRow): MicroChange {
  return { atomId: atom_id, from: from_micro, to: to_micro };
}

function toMarkChange({ kind, key, from_value, to_value }: MarkRow): MarkChange {
  return { kind, key, from: from_value, to: to_value };
}

function byRevision<Row extends { readonly revision: number }>(
  rows: readonly Row[],
): ReadonlyMap<number, readonly Row[]> {
  const found = new Map<number, Row[]>();
  for (const row of rows) {
    const same = found.get(row.revision);
    if (same === undefined) found.set(row.revision, [row]);
    else same.push(row);
  }
  return found;
}
