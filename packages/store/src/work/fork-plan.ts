import { randomUUID } from 'node:crypto';
import { writeAudit } from '../access/write-audit.ts';
import type { Actor } from '../actor.ts';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { type Refused, refused } from '../outcome.ts';
import type { PlanOrigin } from '../plan/records.ts';
import { requireVerdict } from '../plan/verdict.ts';

const PLAN_REVISION = statement(import.meta.url, './plan-revision.sql');
const FORK_PLAN = statement(import.meta.url, './fork-plan.sql');
const FORK_ROWS = statement(import.meta.url, './fork-rows.sql');
const PROPOSAL_VERDICT = statement(import.meta.url, '../plan/proposal-verdict.sql');
const PLAN_VERDICT = statement(import.meta.url, '../plan/plan-verdict.sql');

/** Writes a planner's own copy of a plan and returns its id. */
export async function forkPlan(
  session: Session,
  district: string,
  source: { readonly planId: string; readonly revision: number | null },
  name: string,
  by: Actor,
): Promise<string | Refused> {
  const { planId } = source;
  const [head] = await session.rows<{ revision: number }>(PLAN_REVISION, { district, plan: planId });
  if (head === undefined) return refused('plan-not-found', { id: planId });
  const revision = source.revision ?? head.revision;
  if (revision < 1 || revision > head.revision)
    return refused('revision-unknown', { revision, newest: head.revision });

  const id = randomUUID();
  const origin: PlanOrigin = { kind: 'fork', fromPlanId: planId, revision };
  const { base_id: base } = await session.one<{ base_id: string }>(FORK_PLAN, {
    district,
    id,
    source: planId,
    name,
    created_by: by.name,
    origin: JSON.stringify(origin),
  });
  const counts = await session.one<{ atoms: number; grids: number }>(FORK_ROWS, {
    district,
    plan: id,
    source: planId,
    revision,
  });
  const verdict = await requireVerdict(
    session,
    PROPOSAL_VERDICT,
    { district, plan: id, base },
    { atoms: counts.atoms, leftOutM2: 0 },
  );
  await session.one(PLAN_VERDICT, { district, id, verdict: JSON.stringify(verdict) });
  await writeAudit(session, district, by, {
    action: 'plan.fork',
    objectKind: 'plan',
    objectId: id,
    after: { name, base, origin, grids: counts.grids },
  });
  session.announce({ kind: 'plan-saved', district, planId: id });
  return id;
}
