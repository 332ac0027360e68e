import { randomUUID } from 'node:crypto';
import { writeAudit } from '../access/write-audit.ts';
import type { Actor } from '../actor.ts';
import { pointText } from '../engine/geometry-gate.ts';
import { listPage } from '../engine/list-page.ts';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { type Refused, refused, StoreError } from '../outcome.ts';
import type { Page, PageRequest } from '../page.ts';
import { lockPlan } from './plan-lock.ts';
import type { CommentAnswerRecord, CommentFilter, CommentRecord, NewComment, Settling } from './records.ts';
import { reviewStandings } from './review-standing.ts';
import { saveWord } from './sign-communities.ts';

const COMMENTS_PAGE = statement(import.meta.url, './comments-page.sql');
const COMMENT_BY_ID = statement(import.meta.url, './comment-by-id.sql');
const COMMENT_PLACE = statement(import.meta.url, './comment-place.sql');
const COMMENT_INSERT = statement(import.meta.url, './comment-insert.sql');
const ANSWER_INSERT = statement(import.meta.url, './answer-insert.sql');
const COMMENT_RESOLVE = statement(import.meta.url, './comment-resolve.sql');

interface CommentRow {
  id: string;
  plan_id: string;
  kind: CommentRecord['kind'];
  text: string;
  community_id: string;
  grid_code: string | null;
  revision: number;
  department_id: string | null;
  account_name: string;
  created_at: string;
  resolved_at: string | null;
  resolved_by: string | null;
  lon: number;
  lat: number;
  answers: (Omit<CommentAnswerRecord, 'createdAt'> & { createdAt: string })[];
}

/** Comments on a plan, newest first. */
export function readComments(
  session: Session,
  district: string,
  plan: string,
  filter: CommentFilter,
  page: PageRequest,
): Promise<Page<CommentRecord>> {
  const values = { district, plan, community: filter.communityId ?? null, open: filter.open ?? null };
  return listPage(session, COMMENTS_PAGE, values, page, toComment);
}

export async function readComment(
  session: Session,
  district: string,
  id: string,
): Promise<CommentRecord | null> {
  const [row] = await session.rows<CommentRow>(COMMENT_BY_ID, { district, id });
  return row === undefined ? null : toComment(row);
}

/** Pins a comment; what it refuses is in `ReviewRepository.addComment`. */
export async function addComment(
  session: Session,
  district: string,
  { planId, kind, text, at: [lon, lat], communityId, grid, departmentId }: NewComment,
  by: Actor,
): Promise<CommentRecord | Refused> {
  pointText(lon, lat);
  const plan = await lockPlan(session, district, planId);
  if (plan === null) return refused('plan-not-found', { id: planId });
  if (plan.status === 'published' || plan.status === 'superseded') return refused('plan-closed');
  const objects = kind === 'objection';
  if (objects && plan.status !== 'in-review') return refused('plan-not-in-review', { id: planId });
  if (objects && departmentId === null) return refused('objection-without-department');
  const [place] = await session.rows<{ code: string; community_id: string }>(COMMENT_PLACE, {
    district,
    plan: planId,
    code: grid,
    lon,
    lat,
  });
  if (place === undefined)
    return grid === null ? refused('comment-outside') : refused('grid-unknown', { code: grid });
  const community = communityId ?? place.community_id;
  if (objects) {
    const standing = (await reviewStandings(session, district, [planId])).get(planId);
    if (!standing?.communities.some((each) => each.communityId === community))
      return refused('community-not-in-plan', { community });
    const word = { departmentId: departmentId!, approve: false, comment: text };
    await saveWord(session, district, standing.reviewId!, [community], word, by);
  }
  const id = randomUUID();
  await session.one(COMMENT_INSERT, {
    district,
    id,
    plan: planId,
    kind,
    text,
    lon,
    lat,
    community,
    grid: place.code,
    revision: plan.revision,
    department: departmentId,
    account: by.accountId,
    account_name: by.name,
  });
  return said(session, district, id, `comment.${kind}`, { planId, kind, community, grid: place.code }, by);
}

/** Answers an open comment; what it refuses is in `ReviewRepository.answerComment`. */
export async function answerComment(
  session: Session,
  district: string,
  answer: { readonly id: string; readonly text: string; readonly departmentId: string | null },
  by: Actor,
): Promise<CommentRecord | Refused> {
  const comment = await openComment(session, district, answer.id);
  if ('code' in comment) return comment;
  await session.one(ANSWER_INSERT, {
    district,
    id: randomUUID(),
    comment: answer.id,
    text: answer.text,
    department: answer.departmentId,
    account: by.accountId,
    account_name: by.name,
  });
  return said(session, district, answer.id, 'comment.answer', { text: answer.text }, by);
}

/** Settles a comment; what it refuses is in `ReviewRepository.resolveComment`. */
export async function resolveComment(
  session: Session,
  district: string,
  id: string,
  { departmentId, remarks, everything }: Settling,
  by: Actor,
): Promise<CommentRecord | Refused> {
  const comment = await openComment(session, district, id);
  if ('code' in comment) return comment;
  const own = comment.departmentId !== null && comment.departmentId === departmentId;
  if (!own && !everything && !(remarks && comment.kind === 'comment')) return refused('comment-of-another');
  if (comment.kind === 'objection' && comment.answers.length === 0) return refused('objection-unanswered');
  await session.one(COMMENT_RESOLVE, { district, id, account_name: by.name });
  return said(session, district, id, 'comment.resolve', { planId: comment.planId }, by);
}

/** An open comment, its plan locked against others who settle or publish. */
async function openComment(session: Session, district: string, id: string): Promise<CommentRecord | Refused> {
  const known = await readComment(session, district, id);
  if (known === null) return refused('comment-not-found', { id });
  await lockPlan(session, district, known.planId);
  const comment = (await readComment(session, district, id))!;
  return comment.resolvedAt === null ? comment : refused('comment-resolved', { id });
}

async function said(
  session: Session,
  district: string,
  id: string,
  action: string,
  after: Readonly<Record<string, unknown>>,
  by: Actor,
): Promise<CommentRecord> {
  await writeAudit(session, district, by, { action, objectKind: 'comment', objectId: id, after });
  const comment = await readComment(session, district, id);
  if (comment === null)
    throw new StoreError('verdict-missing', 'A comment that was just written is not there.');
  session.announce({ kind: 'plan-reviewed', district, planId: comment.planId });
  return comment;
}

function toComment(row: CommentRow): CommentRecord {
  const { id, kind, text, revision, lon, lat } = row;
  return {
    id,
    planId: row.plan_id,
    kind,
    text,
    at: [lon, lat],
    communityId: row.community_id,
    grid: row.grid_code,
    revision,
    by: row.account_name,
    departmentId: row.department_id,
    createdAt: new Date(row.created_at),
    answers: row.answers.map((answer) => ({ ...answer, createdAt: new Date(answer.createdAt) })),
    resolvedAt: row.resolved_at === null ? null : new Date(row.resolved_at),
    resolvedBy: row.resolved_by,
  };
}
