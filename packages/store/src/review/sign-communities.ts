import { writeAudit } from '../access/write-audit.ts';
import type { Actor } from '../actor.ts';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { type Refused, refused, StoreError } from '../outcome.ts';
import { lockPlan } from './plan-lock.ts';
import type { Signing } from './records.ts';
import { reviewStandings } from './review-standing.ts';

const SIGNATURES_SAVE = statement(import.meta.url, './signatures-save.sql');
const LEAD_SIGNATURES_DROP = statement(import.meta.url, './lead-signatures-drop.sql');

/**
 * Writes a department's word on communities of a plan in review; null when done. What it refuses is in
 * `ReviewRepository.sign`.
 */
export async function signCommunities(
  session: Session,
  district: string,
  planId: string,
  { departmentId, communityIds, approve, comment }: Signing,
  by: Actor,
): Promise<Refused | null> {
  const plan = await lockPlan(session, district, planId);
  if (plan === null) return refused('plan-not-found', { id: planId });
  if (plan.status !== 'in-review') return refused('plan-not-in-review', { id: planId });
  const standing = (await reviewStandings(session, district, [planId])).get(planId);
  if (standing === undefined || standing.reviewId === null)
    throw new StoreError('verdict-missing', 'A plan in review has no review.');
  const asked = [...new Set(communityIds)];
  for (const id of asked) {
    const community = standing.communities.find(({ communityId }) => communityId === id);
    if (community === undefined) return refused('community-not-in-plan', { community: id });
    const own = community.signatures.find((signature) => signature.departmentId === departmentId);
    if (own === undefined) return refused('unknown-department', { departmentId });
    if (!approve) continue;
    if (own.state === 'not-yet') return refused('lead-signs-last', { community: community.name });
    if (own.pinned > 0) return refused('objection-open', { community: community.name });
  }
  await saveWord(session, district, standing.reviewId, asked, { departmentId, approve, comment }, by);
  await writeAudit(session, district, by, {
    action: approve ? 'plan.sign' : 'plan.object',
    objectKind: 'plan',
    objectId: planId,
    after: { departmentId, communities: asked, revision: plan.revision, comment },
  });
  return null;
}

/** Writes the word itself; where it is no approval, what lead departments signed for the communities falls. */
export async function saveWord(
  session: Session,
  district: string,
  review: string,
  communities: readonly string[],
  { departmentId, approve, comment }: Pick<Signing, 'departmentId' | 'approve' | 'comment'>,
  by: Actor,
): Promise<void> {
  const { saved } = await session.one<{ saved: number }>(SIGNATURES_SAVE, {
    district,
    review,
    communities,
    department: departmentId,
    approved: approve,
    account: by.accountId,
    account_name: by.name,
    comment,
  });
  if (saved !== communities.length)
    throw new StoreError('verdict-missing', `${saved} of ${communities.length} signatures were written.`);
  if (approve) return;
  await session.one(LEAD_SIGNATURES_DROP, { district, review, communities, but: departmentId });
}
