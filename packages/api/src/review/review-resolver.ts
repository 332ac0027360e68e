import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql';
import { Department } from '../layer/layer-type.ts';
import { EditIssue } from '../plan/edit-type.ts';
import { Plan } from '../plan/plan-type.ts';
import type { RequestContext } from '../request/context.ts';
import { DateTime } from '../schema/scalars.ts';
import { reviewIssues } from './review-issues.ts';
import { PlanReview, ReviewResult, ReviewState, Signature } from './review-type.ts';
import { shownReview } from './shown-review.ts';
import { signPlan } from './sign-plan.ts';
import { submitPlan } from './submit-plan.ts';
import { withdrawPlan } from './withdraw-plan.ts';

@Resolver(() => Plan)
export class PlanReviewResolver {
  @FieldResolver(() => PlanReview, { description: 'How the departments’ review of it stands.' })
  async review(@Root() plan: Plan, @Ctx() context: RequestContext): Promise<PlanReview> {
    return shownReview(plan.id, await context.loaders.reviewStanding.load(plan.id));
  }

  @FieldResolver(() => DateTime, { nullable: true, description: 'When it came into force; null before.' })
  publishedAt(@Root() plan: Plan): Date | null {
    return plan.stored.publishedAt;
  }

  @FieldResolver(() => DateTime, { nullable: true, description: 'When a later plan took its place.' })
  supersededAt(@Root() plan: Plan): Date | null {
    return plan.stored.supersededAt;
  }
}

@Resolver(() => PlanReview)
export class ReviewResolver {
  @FieldResolver(() => [Department], {
    description: 'Departments that can sign something now and have not, in their order.',
  })
  waitingFor(@Root() review: PlanReview, @Ctx() context: RequestContext): Promise<(Department | null)[]> {
    return Promise.all(review.waitingForIds.map((id) => context.loaders.department.load(id)));
  }

  @FieldResolver(() => [EditIssue], {
    description: 'What of the plan itself keeps it from being put up for review and from being published.',
  })
  issues(@Root() review: PlanReview, @Ctx() context: RequestContext): Promise<readonly EditIssue[]> {
    return reviewIssues(review.planId, context);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether it can be published: every department has signed and nothing is in the way.',
  })
  async ready(@Root() review: PlanReview, @Ctx() context: RequestContext): Promise<boolean> {
    if (review.state !== ReviewState.SIGNED) return false;
    const plan = await context.loaders.plan.load(review.planId);
    return plan?.status === 'in-review' && (await reviewIssues(review.planId, context)).length === 0;
  }

  @Mutation(() => ReviewResult, {
    description:
      'Put a draft before the departments. It does not change while it is in review; taking it back makes it a draft again.',
  })
  submitPlan(
    @Arg('planId', () => ID, { description: 'The plan.' }) planId: string,
    @Arg('revision', () => Int, { description: 'The revision that was looked at; it must be the newest.' })
    revision: number,
    @Arg('note', () => String, { nullable: true, description: 'What to tell the departments.' }) note:
      | string
      | null,
    @Ctx() context: RequestContext,
  ): Promise<typeof ReviewResult> {
    return submitPlan({ planId, revision, note }, context);
  }

  @Mutation(() => ReviewResult, {
    description: 'Take a plan back from review, to change it. Signatures are dropped; comments stay.',
  })
  withdrawPlan(
    @Arg('planId', () => ID, { description: 'The plan.' }) planId: string,
    @Arg('reason', () => String, { description: 'Why, for the departments.' }) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof ReviewResult> {
    return withdrawPlan(planId, reason, context);
  }

  @Mutation(() => ReviewResult, {
    description:
      'Sign for communities, or object to them, in the name of a department: officers for their own, administrators for any with a comment that says on whose paper.',
  })
  signPlan(
    @Arg('planId', () => ID, { description: 'The plan.' }) planId: string,
    @Arg('departmentId', () => ID, { description: 'In whose name.' }) departmentId: string,
    @Arg('communityIds', () => [ID], { description: 'Which communities; all of them or none are written.' })
    communityIds: string[],
    @Arg('approve', () => Boolean, { description: 'Whether it agrees; without, it objects.' })
    approve: boolean,
    @Arg('comment', () => String, {
      nullable: true,
      description: 'What is said with it; an objection needs it.',
    })
    comment: string | null,
    @Ctx() context: RequestContext,
  ): Promise<typeof ReviewResult> {
    return signPlan({ planId, departmentId, communityIds, approve, comment }, context);
  }
}

@Resolver(() => Signature)
export class SignatureResolver {
  @FieldResolver(() => Department, { description: 'Whose word it is.' })
  department(@Root() signature: Signature, @Ctx() context: RequestContext): Promise<Department | null> {
    return context.loaders.department.load(signature.departmentId);
  }
}
