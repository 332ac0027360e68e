import { randomUUID } from 'node:crypto';
import { writeAudit } from '../access/write-audit.ts';
import type { Actor } from '../actor.ts';
import { bulkInsert } from '../engine/bulk-insert.ts';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { type Refused, refused } from '../outcome.ts';
import { ARC_TABLE, ASSIGNMENT_TABLE, arcRows, assignmentRow, GRID_TABLE, gridRow } from './plan-rows.ts';
import { readPlanState } from './plan-state.ts';
import type { NewProposal, PlanOrigin } from './records.ts';
import { requireVerdict } from './verdict.ts';

const PROPOSAL_INSERT = statement(import.meta.url, './proposal-insert.sql');
const PROPOSAL_VERDICT = statement(import.meta.url, './proposal-verdict.sql');
const PLAN_VERDICT = statement(import.meta.url, './plan-verdict.sql');
const FIRST_REVISION = 1;

/**
 * Writes a proposal as a new draft plan on the base of the plan it came from, has PostGIS check it, and returns the
 * new plan's id. Its atoms are those of the source at the revision that was looked at; pieces of atoms that the
 * source had split are shared with it, since atoms never change.
 */
export async function saveProposal(
  session: Session,
  district: string,
  input: NewProposal,
  by: Actor,
): Promise<string | Refused> {
  const source = await readPlanState(session, district, input.from.planId, input.from.revision);
  if (source === null) return refused('plan-not-found', { id: input.from.planId });
  if (input.codes.length !== source.atoms.length) throw new Error('every atom needs exactly one code');

  const plan = randomUUID();
  const origin: PlanOrigin = { kind: 'proposal', fromPlanId: input.from.planId, objective: input.objective };
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
