import { type OutsideEdge, outsideEdges } from '@onegrid/geometry';
import { type PlanDiff, touchedGrids } from '@onegrid/planning';
import { type BulkTable, bulkInsert } from '../engine/bulk-insert.ts';
import type { Session, Values } from '../engine/session.ts';
import { type Statement, statement } from '../engine/statement.ts';
import { StoreError } from '../outcome.ts';
import {
  ARC_TABLE,
  ASSIGNMENT_TABLE,
  ATOM_TABLE,
  arcRows,
  assignmentRow,
  atomRow,
  GRID_TABLE,
  gridRow,
} from './plan-rows.ts';
import type { EditDiff } from './records.ts';
import { requireVerdict } from './verdict.ts';

const ASSIGNMENTS_CLOSE = statement(import.meta.url, './assignments-close.sql');
const GRIDS_CLOSE = statement(import.meta.url, './grids-close.sql');
const ARCS_CLOSE = statement(import.meta.url, './arcs-close.sql');
const MARKS_CLOSE = statement(import.meta.url, './marks-close.sql');
const MICRO_CLOSE = statement(import.meta.url, './micro-close.sql');
const ATOMS_KNOWN = statement(import.meta.url, './atoms-known.sql');
const EDIT_VERDICT = statement(import.meta.url, './edit-verdict.sql');

export const MARK_TABLE: BulkTable = {
  table: 'plan_mark',
  columns: { plan_id: 'text', kind: 'text', key: 'text', value: 'text', lifespan: 'int4range' },
};

export const MICRO_TABLE: BulkTable = {
  table: 'micro_assignment',
  columns: { plan_id: 'text', base_id: 'text', atom_id: 'text', micro: 'text', lifespan: 'int4range' },
};

/** A unit of the lattice, 1e-7 degree. */
const LATTICE_METRES = 0.0112;

/** The plan and revision that rows are written for. */
export interface WrittenRevision {
  readonly planId: string;
  readonly baseId: string;
  readonly revision: number;
}

/**
 * Writes what a revision changes and nothing else: lifespans of what ends are closed, what begins is written. Then
 * PostGIS judges the land that changed. Grids have `atomsOf` atoms afterwards.
 *
 * @throws StoreError `verdict-failed` where the engine allowed what PostGIS finds wrong, `verdict-missing` where
 *   something that should end is not there
 */
export async function writeDiff(
  session: Session,
  district: string,
  at: WrittenRevision,
  edit: EditDiff,
  atomsOf: (code: string) => number,
): Promise<void> {
  const { diff } = edit;
  const land = touchedGrids(diff);
  if (land.length > 0) {
    await writeLand(session, district, at, diff);
    await writeDerived(session, district, at, edit, land, atomsOf);
  }
  await writeMicro(session, district, at, diff);
  await writeMarks(session, district, at, diff);
  if (land.length === 0) return;
  const begun = diff.added.length + diff.reassigned.length;
  const { planId: plan, baseId: base, revision } = at;
  await requireVerdict(
    session,
    EDIT_VERDICT,
    { district, plan, base, revision, codes: land },
    { atoms: begun, leftOutM2: 0, roundedM2: roundedAwayM2(diff) },
  );
}

/**
 * By how much the land of a change can grow or shrink: edges on its outside that got new vertices, which lie within
 * one unit of the lattice from where they should.
 */
function roundedAwayM2({ removed, added }: PlanDiff): number {
  const nameOf = ({ from, to }: OutsideEdge) => `${from} ${to}`;
  const rim = new Set(outsideEdges(added.map(({ atom }) => atom.geometry)).map(nameOf));
  return outsideEdges(removed.map(({ atom }) => atom.geometry))
    .filter((edge) => !rim.has(nameOf(edge)))
    .reduce((sum, { lengthM }) => sum + lengthM * LATTICE_METRES, 0);
}

async function writeLand(
  session: Session,
  district: string,
  { planId, baseId, revision }: WrittenRevision,
  { removed, added, reassigned }: PlanDiff,
): Promise<void> {
  const ended = [...removed.map(({ atom }) => atom.id), ...reassigned.map(({ atomId }) => atomId)];
  const values = { district, plan: planId, revision, atoms: ended };
  await close(session, ASSIGNMENTS_CLOSE, values, ended.length);
  const known = await knownAtoms(session, district, baseId, added);
  await bulkInsert(
    session,
    district,
    ATOM_TABLE,
    added
      .filter(({ atom }) => !known.has(atom.id))
      .map(({ atom, parentId }) => atomRow(baseId, atom, parentId, planId)),
  );
  const begun = [
    ...added.map(({ atom, code }) => ({ atomId: atom.id, code })),
    ...reassigned.map(({ atomId, to }) => ({ atomId, code: to })),
  ];
  await bulkInsert(
    session,
    district,
    ASSIGNMENT_TABLE,
    begun.map(({ atomId, code }) => assignmentRow(planId, baseId, atomId, code, revision)),
  );
}

/** The atoms that come back: the base has them from before, with the same land. */
async function knownAtoms(
  session: Session,
  district: string,
  base: string,
  added: PlanDiff['added'],
): Promise<ReadonlySet<string>> {
  if (added.length === 0) return new Set();
  const atoms = added.map(({ atom }) => atom.id);
  const rows = await session.rows<{ id: string; geometry: string }>(ATOMS_KNOWN, { district, base, atoms });
  const known = new Map(rows.map(({ id, geometry }) => [id, JSON.stringify(JSON.parse(geometry))]));
  for (const { atom } of added) {
    const there = known.get(atom.id);
    const { type, coordinates } = atom.geometry;
    if (there !== undefined && there !== JSON.stringify({ type, coordinates }))
      throw new StoreError('verdict-missing', `The base has other land under the id ${atom.id}.`);
  }
  return new Set(known.keys());
}

async function writeDerived(
  session: Session,
  district: string,
  { planId, revision }: WrittenRevision,
  { grids, arcs }: EditDiff,
  codes: readonly string[],
  atomsOf: (code: string) => number,
): Promise<void> {
  const values = { district, plan: planId, revision, codes };
  await session.one(GRIDS_CLOSE, values);
  await session.one(ARCS_CLOSE, values);
  const rows = grids.map((grid) => gridRow(planId, grid, atomsOf(grid.code), revision));
  await bulkInsert(session, district, GRID_TABLE, rows);
  await bulkInsert(session, district, ARC_TABLE, arcRows(planId, arcs, revision));
}

async function writeMicro(
  session: Session,
  district: string,
  { planId, baseId, revision }: WrittenRevision,
  { micro }: PlanDiff,
): Promise<void> {
  if (micro.length === 0) return;
  const ended = micro.filter(({ from }) => from !== null).map(({ atomId }) => atomId);
  const values = { district, plan: planId, revision, atoms: ended };
  await close(session, MICRO_CLOSE, values, ended.length);
  const lifespan = `[${revision},)`;
  await bulkInsert(
    session,
    district,
    MICRO_TABLE,
    micro
      .filter(({ to }) => to !== null)
      .map(({ atomId, to }) => ({ plan_id: planId, base_id: baseId, atom_id: atomId, micro: to, lifespan })),
  );
}

async function writeMarks(
  session: Session,
  district: string,
  { planId, revision }: WrittenRevision,
  { marks }: PlanDiff,
): Promise<void> {
  if (marks.length === 0) return;
  const ended = marks.filter(({ from }) => from !== null).map(({ kind, key }) => ({ kind, key }));
  const values = { district, plan: planId, revision, marks: JSON.stringify(ended) };
  await close(session, MARKS_CLOSE, values, ended.length);
  const lifespan = `[${revision},)`;
  await bulkInsert(
    session,
    district,
    MARK_TABLE,
    marks
      .filter(({ to }) => to !== null)
      .map(({ kind, key, to }) => ({ plan_id: planId, kind, key, value: to, lifespan })),
  );
}

/** Ends rows; where other than the expected number end, the diff is not one of this plan. */
async function close(session: Session, sql: Statement, values: Values, expected: number): Promise<void> {
  const { closed } = await session.one<{ closed: number }>(sql, values);
  if (closed !== expected)
    throw new StoreError('verdict-missing', `${sql.name}: ${closed} of ${expected} rows were closed.`);
}
