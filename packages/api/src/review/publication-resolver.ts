import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { seesEveryAppeal } from '../appeal/appeal-access.ts';
import { Department } from '../layer/layer-type.ts';
import { Plan } from '../plan/plan-type.ts';
import { shownPlan } from '../plan/shown-plan.ts';
import { offsetConnection, offsetPage } from '../recode/offset-page.ts';
import { districtOf, type RequestContext } from '../request/context.ts';
import { asItIs, askPage } from '../schema/ask-page.ts';
import { type Connection, PageArgs, pageRequest } from '../schema/connection.ts';
import { knowsWhoPublished } from './policy.ts';
import {
  CrosswalkSourceKind,
  PlanPublicationResult,
  Publication,
  PublishedShare,
  PublishedShareConnection,
  PublishResult,
} from './publication-type.ts';
import { planPublication, publishPlan } from './publish-plan.ts';
import { shownPublication } from './shown-publication.ts';

@Resolver(() => Plan)
export class PlanPublicationResolver {
  @FieldResolver(() => Publication, {
    nullable: true,
    description: 'What its publication did to the codes; null as long as it was never published.',
  })
  async publication(@Root() plan: Plan, @Ctx() context: RequestContext): Promise<Publication | null> {
    const record = await context.loaders.publication.load(plan.id);
    return record === null ? null : shownPublication(record);
  }
}

@Resolver(() => Publication)
export class PublicationResolver {
  @Query(() => PlanPublicationResult, {
    description: 'What publishing a plan now would do to the codes; nothing is changed.',
  })
  planPublication(
    @Arg('planId', () => ID, { description: 'The plan, a draft or in review.' }) planId: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof PlanPublicationResult> {
    return planPublication(planId, context);
  }

  @Mutation(() => PublishResult, {
    description:
      'Bring a plan into force once every department has signed. Codes, lineage and crosswalk are written with it; the plan before stays readable and does not change any more, nor does this one.',
  })
  publishPlan(
    @Arg('planId', () => ID, { description: 'The plan in review.' }) planId: string,
    @Arg('reason', () => String, { nullable: true, description: 'Why, for the record.' }) reason:
      | string
      | null,
    @Ctx() context: RequestContext,
  ): Promise<typeof PublishResult> {
    return publishPlan(planId, reason, context);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Who published it; null in a preview and for people from outside.',
  })
  publishedBy(@Root() publication: Publication, @Ctx() { viewer }: RequestContext): string | null {
    return knowsWhoPublished(viewer) ? publication.publishedBy : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why, in the words of who published it; null for people from outside.',
  })
  reason(@Root() publication: Publication, @Ctx() { viewer }: RequestContext): string | null {
    return knowsWhoPublished(viewer) ? publication.reason : null;
  }

  @FieldResolver(() => Plan, {
    nullable: true,
    description: 'The plan that was in force before; null for the first publication.',
  })
  async previousPlan(@Root() publication: Publication, @Ctx() context: RequestContext): Promise<Plan | null> {
    if (publication.previousPlanId === null) return null;
    const record = await context.loaders.plan.load(publication.previousPlanId);
    return record === null ? null : shownPlan(record);
  }

  @FieldResolver(() => PublishedShareConnection, {
    description:
      'Where old grids went: those of the plan before first, then the departments’ own, by department; each largest share first.',
  })
  async crosswalk(
    @Root() publication: Publication,
    @Arg('sourceKind', () => CrosswalkSourceKind, { nullable: true, description: 'Only these old grids.' })
    sourceKind: CrosswalkSourceKind | null,
    @Arg('departmentId', () => ID, { nullable: true, description: 'Only this department’s grids.' })
    departmentId: string | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<PublishedShare>> {
    const { planId, rows } = publication;
    const protect = !seesEveryAppeal(context);
    if (rows === null) {
      const filter = { ...(sourceKind ? { sourceKind } : {}), ...(departmentId ? { departmentId } : {}) };
      return askPage(
        districtOf(context).publications.shares(planId, filter, pageRequest(args), protect),
        asItIs,
      );
    }
    const asked = rows.filter(
      (row) =>
        (!sourceKind || row.sourceKind === sourceKind) &&
        (!departmentId || row.departmentId === departmentId),
    );
    const page = offsetPage(args, asked.length);
    // A preview is counted anew each time, so that its counts cannot be rounded alike: they are not told.
    const shown = asked.slice(page.start, page.end).map((row) => (protect ? { ...row, appeals: null } : row));
    return offsetConnection(shown, page, asked.length);
  }
}

@Resolver(() => PublishedShare)
export class PublishedShareResolver {
  @FieldResolver(() => Department, {
    nullable: true,
    description: 'Whose old grid it is; null for a unified one.',
  })
  department(
    @Root() share: PublishedShare,
    @Ctx() context: RequestContext,
  ): Promise<Department | null> | null {
    return share.departmentId === null ? null : context.loaders.department.load(share.departmentId);
  }
}
