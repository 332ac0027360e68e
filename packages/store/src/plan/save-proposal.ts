import { randomUUID } from 'node:crypto';
import { writeAudit } from '../access/write-audit.ts';
import type { Actor } from '../actor.ts';
import { bulkInsert } from '../engine/bulk-insert.ts';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { countTables } from '../engine/table-statistics.ts';
import { type Refused, refused } from '../outcome.ts';
import {
  ARC_TABLE,
  ASSIGNMENT_TABLE,
  arcRows,
  assignmentRow,
  GRID_TABLE,
  gridRow,
  JUDGED_TABLES,
} from './plan-rows.ts';
import { readPlanState } from './plan-state.ts';
import type { LineQuestion, NewProposal, PlanOrigin } from './records.ts';
import { requireVerdict } from './verdict.ts';

const PLAN_LOCK = statement(import.meta.url, './plan-lock.sql');
const PLAN_ANSWERING = statement(import.meta.url, './plan-answering.sql');
const PROPOSAL_INSERT = statement(import.meta.url, './proposal-insert.sql');
const PROPOSAL_VERDICT = statement(import.meta.url, './proposal-verdict.sql');
const PLAN_VERDICT = statement(import.meta.url, './plan-verdict.sql');
const FIRST_REVISION = 1;

/** The plan that answers a question about a plan; null where there is none. */
export async function answeringPlan(
  session: Session,
  district: string,
  plan: string,
  { revision, lostLineId, arcId }: LineQuestion,
): Promise<string | null> {
  const question = JSON.stringify({ revision, lostLineId, arcId });
  const [row] = await session.rows<{ id: string }>(PLAN_ANSWERING, { district, plan, question });
  return row?.id ?? null;
}

/**
 * Writes a proposal as a new draft plan on the base of the plan it came from, has PostGIS check it, and returns the
 * new plan's id. Its atoms are those of the source at the revision that was looked at; pieces of atoms that the
 * source had split are shared with it, since atoms never change. A question is answered once: the source is locked
 * until the plan is written, and where another plan answers it, that one's id is returned.
 */
export async function saveProposal(
  session: Session,
  district: string,
  input: NewProposal,
  by: Actor,
): Promise<string | Refused> {
  if (input.answers !== undefined) {
    const { planId } = input.from;
    const [locked] = await session.rows<{ revision: number }>(PLAN_LOCK, { district, plan: planId });
    const answer = await answeringPlan(session, district, planId, input.answers);
    if (answer !== null) return answer;
    if (locked !== undefined && locked.revision !== input.answers.revision)
      return refused('plan-moved-on', { revision: locked.revision });
  }
  const source = await readPlanState(session, district, input.from.planId, input.from.revision);
  if (source === null) return refused('plan-not-found', { id: input.from.planId });
  if (input.codes.length !== source.atoms.length) throw new Error('every atom needs exactly one code');

  const plan = randomUUID();
  const origin: PlanOrigin = {
    kind: 'proposal',
    fromPlanId: input.from.planId,
    objective: input.objective,
    ...(input.answers === undefined ? {} : { answers: input.answers }),
  };
  const { base_id: base } = await session.one<{ base_id: string }>(PROPOSAL_INSERT, {
    district,
    id: plan,
    source: input.from.planId,
    name: input.name,
    created_by: by.name,
    report: JSON.stringify(input.report),
    origin: JSON.stringify(origin),
  });
  const atomCounts = new Map<string, number>();
  for (const code of input.codes) atomCounts.set(code, (atomCounts.get(code) ?? 0) + 1);
  await bulkInsert(
    session,
    district,
    ASSIGNMENT_TABLE,
    source.atoms.map((atom, i) => assignmentRow(plan, base, atom.id, input.codes[i], FIRST_REVISION)),
  );
  await bulkInsert(
    session,
    district,
    GRID_TABLE,
    input.grids.map((grid) => gridRow(plan, grid, atomCounts.get(grid.code) ?? 0, FIRST_REVISION)),
  );
  await bulkInsert(session, district, ARC_TABLE, arcRows(plan, input.arcs, FIRST_REVISION));

  await countTables(session, JUDGED_TABLES);
  const verdict = await requireVerdict(
    session,
    PROPOSAL_VERDICT,
    { district, plan, base },
    { atoms: source.atoms.length, leftOutM2: 0 },
  );
  await session.one(PLAN_VERDICT, { district, id: plan, verdict: JSON.stringify(verdict) });
  await writeAudit(session, district, by, {
    action: 'plan.propose',
    objectKind: 'plan',
    objectId: plan,
    after: { name: input.name, base, from: input.from, origin, grids: input.grids.length },
  });
  session.announce({ kind: 'plan-saved', district, planId: plan });
  return plan;
}
