import { randomUUID } from 'node:crypto';
import { writeAudit } from '../access/write-audit.ts';
import type { Actor } from '../actor.ts';
import type { Database } from '../engine/database.ts';
import type { Session } from '../engine/session.ts';
import { type Refused, refused, StoreError } from '../outcome.ts';
import type { Page, PageRequest } from '../page.ts';
import { Plan } from '../plan/entities.ts';
import { readPlans } from '../plan/read-plans.ts';
import type { PlanRecord } from '../plan/records.ts';
import { addComment, answerComment, readComment, readComments, resolveComment } from './comments.ts';
import { PlanReviewEntity } from './entities.ts';
import { lockPlan } from './plan-lock.ts';
import type {
  CommentFilter,
  CommentRecord,
  NewComment,
  ReviewRepository,
  ReviewStanding,
  Settling,
  Signing,
} from './records.ts';
import { reviewStandings } from './review-standing.ts';
import { signCommunities } from './sign-communities.ts';

type Changed<Value> = Promise<Value | Refused>;

/** Departments' review of plans, and what is said of them on the map. */
export class SqlReviewRepository implements ReviewRepository {
  constructor(
    private readonly database: Database,
    private readonly district: string,
  ) {}

  standings(planIds: readonly string[]): Promise<ReadonlyMap<string, ReviewStanding>> {
    return this.database.read((session) => reviewStandings(session, this.district, planIds));
  }

  submit(
    { planId, revision, note }: Parameters<ReviewRepository['submit']>[0],
    by: Actor,
  ): Changed<PlanRecord> {
    return this.database.write(async (session) => {
      const plan = await lockPlan(session, this.district, planId);
      if (plan === null) return refused('plan-not-found', { id: planId });
      if (plan.status !== 'draft') return refused('plan-not-draft', { id: planId });
      if (plan.revision !== revision) return refused('plan-revised-since', { revision: plan.revision });
      const review = session.em.create(PlanReviewEntity, {
        districtCode: this.district,
        id: randomUUID(),
        planId,
        revision,
        submittedAt: new Date(),
        submittedBy: by.name,
        note,
      });
      await session.em.persist(review).flush();
      return this.turn(session, planId, ['draft', 'in-review'], by, { action: 'plan.submit', revision });
    });
  }

  withdraw(planId: string, reason: string, by: Actor): Changed<PlanRecord> {
    return this.database.write(async (session) => {
      const plan = await lockPlan(session, this.district, planId);
      if (plan === null) return refused('plan-not-found', { id: planId });
      if (plan.status !== 'in-review') return refused('plan-not-in-review', { id: planId });
      const open = { districtCode: this.district, planId, withdrawnAt: null };
      const withdrawn = { withdrawnAt: new Date(), withdrawnBy: by.name, withdrawReason: reason };
      await session.em.nativeUpdate(PlanReviewEntity, open, withdrawn);
      const { revision } = plan;
      return this.turn(session, planId, ['in-review', 'draft'], by, { action: 'plan.withdraw', revision });
    });
  }

  sign(planId: string, signing: Signing, by: Actor): Changed<PlanRecord> {
    return this.database.write(async (session) => {
      const fault = await signCommunities(session, this.district, planId, signing, by);
      return fault ?? this.changed(session, planId);
    });
  }

  comments(planId: string, filter: CommentFilter, page: PageRequest): Promise<Page<CommentRecord>> {
    return this.database.read((session) => readComments(session, this.district, planId, filter, page));
  }

  comment(id: string): Promise<CommentRecord | null> {
    return this.database.read((session) => readComment(session, this.district, id));
  }

  addComment(input: NewComment, by: Actor): Changed<CommentRecord> {
    return this.database.write((session) => addComment(session, this.district, input, by));
  }

  answerComment(id: string, text: string, departmentId: string | null, by: Actor): Changed<CommentRecord> {
    return this.database.write((session) =>
      answerComment(session, this.district, { id, text, departmentId }, by),
    );
  }

  resolveComment(id: string, settling: Settling, by: Actor): Changed<CommentRecord> {
    return this.database.write((session) => resolveComment(session, this.district, id, settling, by));
  }

  private async turn(
    session: Session,
    planId: string,
    [from, to]: readonly ['draft' | 'in-review', 'draft' | 'in-review'],
    by: Actor,
    { action, revision }: { readonly action: string; readonly revision: number },
  ): Promise<PlanRecord> {
    await session.em.nativeUpdate(Plan, { districtCode: this.district, id: planId }, { status: to });
    await writeAudit(session, this.district, by, {
      action,
      objectKind: 'plan',
      objectId: planId,
      before: { status: from },
      after: { status: to, revision },
    });
    return this.changed(session, planId);
  }

  private async changed(session: Session, planId: string): Promise<PlanRecord> {
    session.announce({ kind: 'plan-reviewed', district: this.district, planId });
    const plan = (await readPlans(session, this.district, [planId])).get(planId);
    if (plan === undefined)
      throw new StoreError('verdict-missing', 'A plan that was just written is not there.');
    return plan;
  }
}
