import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { Department } from '../layer/entities.ts';
import type { PlanStatus } from '../plan/records.ts';
import type { CommunityReviewRecord, ReviewRecord, ReviewStanding, SignatureRecord } from './records.ts';

const REVIEW_NEWEST = statement(import.meta.url, './review-newest.sql');
const REVIEW_COMMUNITIES = statement(import.meta.url, './review-communities.sql');
const REVIEW_SIGNATURES = statement(import.meta.url, './review-signatures.sql');
const OPEN_OBJECTIONS = statement(import.meta.url, './open-objections.sql');

interface NewestRow {
  plan_id: string;
  status: PlanStatus;
  id: string | null;
  revision: number;
  submitted_at: string;
  submitted_by: string;
  note: string | null;
  withdrawn_at: string | null;
  withdrawn_by: string | null;
  withdraw_reason: string | null;
}

interface CommunityRow {
  plan_id: string;
  community_id: string;
  name: string;
  grids: number;
}

interface SignatureRow {
  review_id: string;
  community_id: string;
  department_id: string;
  approved: boolean;
  account_name: string;
  at: string;
  comment: string | null;
}

interface ObjectionRow {
  plan_id: string;
  community_id: string;
  department_id: string;
  objections: number;
}

interface DepartmentRow {
  readonly id: string;
  readonly lead: boolean;
}

/** A standing with the review's own id, for those who write to it. */
export interface WrittenStanding extends ReviewStanding {
  readonly reviewId: string | null;
}

/**
 * How the reviews of plans stand, in a few statements whatever their number. Plans in force, and those that were,
 * show the departments that signed them; departments that came later have no say in them.
 */
export async function reviewStandings(
  session: Session,
  district: string,
  plans: readonly string[],
): Promise<ReadonlyMap<string, WrittenStanding>> {
  const newest = await session.rows<NewestRow>(REVIEW_NEWEST, { district, plans });
  const open = newest.filter((row) => row.id !== null && row.withdrawn_at === null);
  const openPlans = open.map((row) => row.plan_id);
  const communities = await session.rows<CommunityRow>(REVIEW_COMMUNITIES, { district, plans: openPlans });
  const signatures = await session.rows<SignatureRow>(REVIEW_SIGNATURES, {
    district,
    reviews: open.map((row) => row.id!),
  });
  const objections = await session.rows<ObjectionRow>(OPEN_OBJECTIONS, { district, plans });
  const departments = await session.em.find(
    Department,
    { districtCode: district },
    { orderBy: { position: 'asc', id: 'asc' } },
  );
  const entries = newest.map((row): [string, WrittenStanding] => {
    const own = objections.filter(({ plan_id }) => plan_id === row.plan_id);
    const given = signatures.filter(({ review_id }) => review_id === row.id);
    const closed = row.status === 'published' || row.status === 'superseded';
    const asked = closed
      ? departments.filter(({ id }) => given.some(({ department_id }) => department_id === id))
      : departments;
    const reviewed = communities
      .filter(({ plan_id }) => plan_id === row.plan_id)
      .map((community) => communityReview(community, asked, given, own, row.revision));
    return [row.plan_id, standing(row, reviewed, asked, own)];
  });
  return new Map(entries);
}

function standing(
  row: NewestRow,
  communities: readonly CommunityReviewRecord[],
  departments: readonly DepartmentRow[],
  objections: readonly ObjectionRow[],
): WrittenStanding {
  const openObjections = objections.reduce((sum, each) => sum + each.objections, 0);
  const all = communities.flatMap(({ signatures }) => signatures);
  const signed = openObjections === 0 && all.length > 0 && all.every(({ state }) => state === 'signed');
  const waiting = new Set(
    all.filter(({ state }) => state === 'waiting' || state === 'objected').map((each) => each.departmentId),
  );
  return {
    reviewId: row.id,
    state: row.id === null ? 'none' : row.withdrawn_at !== null ? 'withdrawn' : signed ? 'signed' : 'open',
    review: row.id === null ? null : toReview(row),
    communities,
    waitingFor: departments.filter(({ id }) => waiting.has(id)).map(({ id }) => id),
    openObjections,
  };
}

function communityReview(
  { community_id, name, grids }: CommunityRow,
  departments: readonly DepartmentRow[],
  given: readonly SignatureRow[],
  objections: readonly ObjectionRow[],
  revision: number,
): CommunityReviewRecord {
  const here = given.filter((row) => row.community_id === community_id);
  const pinned = new Map(
    objections
      .filter((row) => row.community_id === community_id)
      .map((row) => [row.department_id, row.objections]),
  );
  const hasSigned = (id: string) =>
    !pinned.has(id) && here.some((row) => row.department_id === id && row.approved);
  const othersSigned = departments.every(({ id, lead }) => lead || hasSigned(id));
  const signatures = departments.map(({ id, lead }): SignatureRecord => {
    const word = here.find((row) => row.department_id === id);
    const notSigned = lead && !othersSigned ? 'not-yet' : 'waiting';
    return {
      communityId: community_id,
      departmentId: id,
      lead,
      state: pinned.has(id) || word?.approved === false ? 'objected' : word ? 'signed' : notSigned,
      pinned: pinned.get(id) ?? 0,
      by: word?.account_name ?? null,
      at: word === undefined ? null : new Date(word.at),
      comment: word?.comment ?? null,
      revision: word === undefined ? null : revision,
    };
  });
  return { communityId: community_id, name, grids, signatures };
}

function toReview(row: NewestRow): ReviewRecord {
  return {
    planId: row.plan_id,
    revision: row.revision,
    submittedAt: new Date(row.submitted_at),
    submittedBy: row.submitted_by,
    note: row.note,
    withdrawnAt: row.withdrawn_at === null ? null : new Date(row.withdrawn_at),
    withdrawnBy: row.withdrawn_by,
    withdrawReason: row.withdraw_reason,
  };
}
