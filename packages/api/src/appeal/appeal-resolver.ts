import type { AppealFilter as StoredFilter } from '@onegrid/store';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Grid } from '../plan/plan-type.ts';
import { districtOf, type RequestContext } from '../request/context.ts';
import { asItIs, askPage } from '../schema/ask-page.ts';
import { type Connection, PageArgs, pageRequest } from '../schema/connection.ts';
import { badArgument } from '../schema/worded-error.ts';
import { appealReach, coarse, figuresProtected } from './appeal-access.ts';
import { Appeal, AppealConnection, AppealDensity, AppealFilter } from './appeal-type.ts';
import { conditionsOf } from './asked-appeals.ts';
import { classBreaks } from './class-breaks.ts';

/** Of a district without a plan, which has no figures by grid. */
const LEAST_GROUP = 5;

@Resolver(() => Appeal)
export class AppealResolver {
  @Query(() => AppealConnection, { description: 'Appeals within the viewer’s reach, newest first.' })
  async appeals(
    @Arg('filter', () => AppealFilter, { nullable: true, description: 'Which appeals.' })
    filter: AppealFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<Appeal>> {
    const stored: StoredFilter = conditionsOf(filter);
    const reach = await appealReach(context);
    const code = filter?.gridCode;
    if (!code) return askPage(districtOf(context).appeals.appeals(stored, pageRequest(page), reach), asItIs);
    const plan = await context.loaders.currentPlan();
    if (plan === null) throw badArgument('gridCode', 'plan-missing', null);
    const grid = { planId: plan.id, code };
    return askPage(
      districtOf(context).appeals.appeals({ ...stored, grid }, pageRequest(page), reach),
      asItIs,
    );
  }

  @Query(() => Appeal, {
    nullable: true,
    description: 'One appeal; null where there is none of this id within the viewer’s reach.',
  })
  async appeal(
    @Arg('id', () => ID, { description: 'Id of the appeal.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Appeal | null> {
    return districtOf(context).appeals.appeal(id, await appealReach(context));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Grid of the current plan it lies in; null outside.',
  })
  async gridCode(@Root() appeal: Appeal, @Ctx() context: RequestContext): Promise<string | null> {
    const plan = await context.loaders.currentPlan();
    if (plan === null) return null;
    return context.loaders.gridCodeAt.load({ planId: plan.id, key: appeal.location.coordinates.join(' ') });
  }

  @Query(() => AppealDensity, { description: 'Appeals per 1,000 households by unified grid of a plan.' })
  async appealDensity(
    @Arg('planId', () => ID, { nullable: true, description: 'The plan; the current one unless named.' })
    planId: string | null,
    @Arg('filter', () => AppealFilter, {
      nullable: true,
      description: 'Which appeals count; its gridCode keeps one grid.',
    })
    filter: AppealFilter | null,
    @Ctx() context: RequestContext,
  ): Promise<AppealDensity> {
    const plan = planId ? await context.loaders.plan.load(planId) : await context.loaders.currentPlan();
    if (plan === null) {
      if (planId) throw badArgument('planId', 'plan-not-found', null);
      const protection = { leastGroup: LEAST_GROUP, leastTold: 0, rounded: false, hidden: 0 };
      return { asOf: new Date(), total: 0, outside: 0, protection, grids: [], breaks: [] };
    }
    const protect = await figuresProtected(filter, plan.id, context);
    const conditions = protect ? coarse(conditionsOf(filter)) : conditionsOf(filter);
    const summary = await districtOf(context).appeals.summary(plan.id, 'grid', conditions, protect);
    const { protection } = summary;
    const asOf = summary.asOf ?? new Date();
    const grids = summary.groups.map(({ key, appeals, households, perThousand }) => ({
      code: key,
      appeals,
      households: households ?? 0,
      perThousand,
    }));
    const breaks = classBreaks(grids.map((grid) => grid.perThousand));
    const code = filter?.gridCode;
    if (!code) return { asOf, total: summary.total, outside: summary.outside, protection, grids, breaks };
    const one = grids.filter((grid) => grid.code === code);
    const none = protect ? null : 0;
    return {
      asOf,
      total: one.length === 0 ? none : one[0].appeals,
      outside: 0,
      protection,
      grids: one,
      breaks,
    };
  }
}

@Resolver(() => Grid)
export class GridAppealsResolver {
  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Number of appeals that lie in it, told as `FigureProtection` says; null where too few to tell.',
  })
  async appealCount(@Root() grid: Grid, @Ctx() context: RequestContext): Promise<number | null> {
    const protect = await figuresProtected({ gridCode: grid.code }, grid.planId, context);
    const { appealCount, toldAppealCount } = context.loaders;
    return (protect ? toldAppealCount : appealCount).load({ planId: grid.planId, key: grid.code });
  }
}
