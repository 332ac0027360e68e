import { randomUUID } from 'node:crypto';
import { writeAudit } from '../access/write-audit.ts';
import type { Actor } from '../actor.ts';
import { type BulkTable, bulkInsert } from '../engine/bulk-insert.ts';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { type Refused, refused, StoreError } from '../outcome.ts';
import { placePersons } from '../personal/place-persons.ts';
import { ChangeSet } from '../plan/entities.ts';
import { lockPlan } from '../review/plan-lock.ts';
import { reviewStandings } from '../review/review-standing.ts';
import { readPublication } from './read-publication.ts';
import type { PublicationPreview, PublicationRecord, PublishedShareRecord } from './records.ts';

const PUBLISHED_BEFORE = statement(import.meta.url, './published-before.sql');
const PLAN_SUPERSEDE = statement(import.meta.url, './plan-supersede.sql');
const PLAN_INTO_FORCE = statement(import.meta.url, './plan-into-force.sql');
const PUBLICATION_INSERT = statement(import.meta.url, './publication-insert.sql');
const PUBLICATION_VERDICT = statement(import.meta.url, './publication-verdict.sql');
/** What carries a grid's code, in an order in which nothing refers to what is not there. */
const RECODE = ['assignments', 'grids', 'arcs', 'marks'].map((what) =>
  statement(import.meta.url, `./recode-${what}.sql`),
);

const SHARE_TABLE: BulkTable = {
  table: 'published_share',
  columns: {
    plan_id: 'text',
    position: 'integer',
    source_kind: 'text',
    source: 'text',
    department_id: 'text',
    legacy_grid_id: 'text',
    grid_code: 'text',
    share: 'double precision',
    households: 'double precision',
    area_m2: 'double precision',
    appeals: 'integer',
  },
};

interface VerdictRow {
  grids: number;
  other_codes: number;
  without_atoms: number;
  dangling_arcs: number;
  unsummed: number;
}

/**
 * Brings a plan into force inside the caller's transaction. The plan's row is locked first, as edits and
 * signatures lock it, then that of the plan in force. Where codes change, they change as a last revision; where
 * none does, the revision that was signed is the last. What it refuses is in `PublicationRepository.publish`.
 */
export async function publishPlan(
  session: Session,
  district: string,
  planId: string,
  signedRevision: number,
  by: Actor,
): Promise<PublicationRecord | Refused> {
  const plan = await lockPlan(session, district, planId);
  if (plan === null) return refused('plan-not-found', { id: planId });
  if (plan.status === 'published' || plan.status === 'superseded') return refused('plan-closed');
  if (plan.status !== 'in-review') return refused('plan-not-in-review', { id: planId });
  if (plan.revision !== signedRevision) return refused('plan-revised-since', { revision: plan.revision });
  const standing = (await reviewStandings(session, district, [planId])).get(planId);
  if (standing?.state !== 'signed') {
    return (standing?.openObjections ?? 0) > 0
      ? refused('objections-open', { count: standing!.openObjections })
      : refused('signatures-missing', { departments: standing?.waitingFor.length ?? 0 });
  }
  const [before] = await session.rows<{ id: string }>(PUBLISHED_BEFORE, { district });
  const content = await readPublication(session, district, planId, before?.id ?? null);
  if ('code' in content) return content;

  const changed = content.codes.filter(({ from, to }) => from !== to);
  const revision = plan.revision + (changed.length > 0 ? 1 : 0);
  if (changed.length > 0) await recode(session, district, planId, revision, changed, by);
  if (before !== undefined) await session.one(PLAN_SUPERSEDE, { district, plan: before.id });
  const { published_at } = await session.one<{ published_at: string }>(PLAN_INTO_FORCE, {
    district,
    plan: planId,
    revision,
  });
  await writePublication(session, district, content, { revision, publishedAt: published_at }, by);
  await requirePublished(session, district, content);
  await placePersons(session, district);
  await writeAudit(session, district, by, {
    action: 'plan.publish',
    objectKind: 'plan',
    objectId: planId,
    before: { status: plan.status, inForce: before?.id ?? null },
    after: { status: 'published', revision, recoded: changed.length, retired: content.retiredCodes },
  });
  session.announce({ kind: 'plan-published', district, planId });
  if (before !== undefined) session.announce({ kind: 'plan-published', district, planId: before.id });
  const { shares, ...published } = content;
  return {
    ...published,
    publishedAt: new Date(published_at),
    publishedBy: by.name,
    reason: by.reason ?? null,
  };
}

async function recode(
  session: Session,
  district: string,
  planId: string,
  revision: number,
  changed: PublicationPreview['codes'],
  by: Actor,
): Promise<void> {
  for (const sql of RECODE) {
    const values = { district, plan: planId, revision, codes: JSON.stringify(changed) };
    const { closed, begun } = await session.one<{ closed: number; begun: number }>(sql, values);
    if (closed !== begun)
      throw new StoreError('verdict-missing', `${sql.name}: ${begun} of ${closed} rows began anew.`);
  }
  // Nothing goes back on a published plan, so the inverse is left out; lifespans hold what was before.
  const changeSet = session.em.create(ChangeSet, {
    districtCode: district,
    id: randomUUID(),
    planId,
    revision,
    accountId: by.accountId,
    accountName: by.name,
    at: new Date(),
    reason: by.reason ?? null,
    operations: [{ kind: 'publish', codes: changed.map(({ from, to }) => ({ from, to })) }],
    inverse: { removedAtoms: [], reassigned: [] },
    touchedGrids: [...new Set(changed.flatMap(({ from, to }) => [from, to]))].sort(),
    touchedAtoms: [],
    baseRevision: revision - 1,
    householdsMoved: 0,
  });
  await session.em.persist(changeSet).flush();
}

async function writePublication(
  session: Session,
  district: string,
  { planId, previousPlanId, codes, lineage, retiredCodes, shares }: PublicationPreview,
  at: { readonly revision: number; readonly publishedAt: string },
  by: Actor,
): Promise<void> {
  await session.one(PUBLICATION_INSERT, {
    district,
    plan: planId,
    previous: previousPlanId,
    revision: at.revision,
    published_at: at.publishedAt,
    published_by: by.name,
    reason: by.reason ?? null,
    codes: JSON.stringify(codes),
    lineage: JSON.stringify(lineage),
    retired: retiredCodes,
  });
  await bulkInsert(
    session,
    district,
    SHARE_TABLE,
    shares.map((share, position) => shareRow(planId, share, position)),
  );
}

function shareRow(planId: string, share: PublishedShareRecord, position: number) {
  return {
    plan_id: planId,
    position,
    source_kind: share.sourceKind,
    source: share.source,
    department_id: share.departmentId,
    legacy_grid_id: share.legacyGridId,
    grid_code: share.grid,
    share: share.share,
    households: share.households,
    area_m2: share.areaM2,
    appeals: share.appeals,
  };
}

/** Throws `verdict-failed` where what was written does not hold together; then nothing is. */
async function requirePublished(
  session: Session,
  district: string,
  { planId, codes }: PublicationPreview,
): Promise<void> {
  const row = await session.one<VerdictRow>(PUBLICATION_VERDICT, {
    district,
    plan: planId,
    codes: codes.map(({ to }) => to),
  });
  const faults = row.other_codes + row.without_atoms + row.dangling_arcs + row.unsummed;
  if (faults > 0 || row.grids !== codes.length)
    throw new StoreError('verdict-failed', `The publication does not hold: ${JSON.stringify(row)}`, {
      ...row,
      expectedGrids: codes.length,
    });
}
