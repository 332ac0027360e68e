import { randomUUID } from 'node:crypto';
import { writeAudit } from '../access/write-audit.ts';
import type { Actor } from '../actor.ts';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { type Refused, refused, StoreError } from '../outcome.ts';
import type { PlanOrigin } from '../plan/records.ts';

const PLAN_REVISION = statement(import.meta.url, './plan-revision.sql');
const FORK_PLAN = statement(import.meta.url, './fork-plan.sql');
const FORK_ROWS = statement(import.meta.url, './fork-rows.sql');

interface Copied {
  readonly atoms: number;
  readonly grids: number;
  /** Grids that have other atoms than they say. */
  readonly strays: number;
}

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
  const copied = await session.one<Copied>(FORK_ROWS, { district, plan: id, source: planId, revision });
  // Atoms are the same and so is the grid of each: PostGIS has judged them, with the source and with each of its edits.
  if (copied.atoms === 0 || copied.grids === 0 || copied.strays > 0)
    throw new StoreError('verdict-failed', `A copy is not what it was made of: ${JSON.stringify(copied)}`);
  await writeAudit(session, district, by, {
    action: 'plan.fork',
    objectKind: 'plan',
    objectId: id,
    after: { name, base, origin, grids: copied.grids },
  });
  session.announce({ kind: 'plan-saved', district, planId: id });
  return id;
}
