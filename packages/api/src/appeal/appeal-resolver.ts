import type { AppealFilter as StoredFilter } from '@onegrid/store';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Grid } from '../plan/plan-type.ts';
import { districtOf, type RequestContext } from '../request/context.ts';
import { asItIs, askPage } from '../schema/ask-page.ts';
import { type Connection, PageArgs, pageRequest } from '../schema/connection.ts';
import { badArgument } from '../schema/worded-error.ts';
import { Appeal, AppealConnection, AppealDensity, AppealFilter } from './appeal-type.ts';
import { conditionsOf } from './asked-appeals.ts';
import { classBreaks } from './class-breaks.ts';

@Resolver(() => Appeal)
export class AppealResolver {
  @Query(() => AppealConnection, { description: 'Appeals, newest first.' })
  async appeals(
    @Arg('filter', () => AppealFilter, { nullable: true, description: 'Which appeals.' })
    filter: AppealFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<Appeal>> {
    const stored: StoredFilter = conditionsOf(filter);
    const code = filter?.gridCode;
    if (!code) return askPage(districtOf(context).appeals.appeals(stored, pageRequest(page)), asItIs);
    const plan = await context.loaders.currentPlan();
    if (plan === null) throw badArgument('gridCode', 'plan-missing', null);
    const grid = { planId: plan.id, code };
    return askPage(districtOf(context).appeals.appeals({ ...stored, grid }, pageRequest(page)), asItIs);
  }

  @Query(() => Appeal, { nullable: true, description: 'One appeal; null where there is none of this id.' })
  appeal(
    @Arg('id', () => ID, { description: 'Id of the appeal.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Appeal | null> {
    return districtOf(context).appeals.appeal(id);
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
      return { asOf: new Date(), total: 0, outside: 0, grids: [], breaks: [] };
    }
    const summary = await districtOf(context).appeals.summary(plan.id, 'grid', conditionsOf(filter));
    const asOf = summary.asOf ?? new Date();
    const grids = summary.groups.map(({ key, appeals, households, perThousand }) => ({
      code: key,
      appeals,
      households: households ?? 0,
      perThousand,
    }));
    const breaks = classBreaks(grids.map((grid) => grid.perThousand));
    const code = filter?.gridCode;
    if (!code) return { asOf, total: summary.total, outside: summary.outside, grids, breaks };
    const one = grids.filter((grid) => grid.code === code);
    return { asOf, total: one[0]?.appeals ?? 0, outside: 0, grids: one, breaks };
  }
}

@Resolver(() => Grid)
export class GridAppealsResolver {
  @FieldResolver(() => Int, { description: 'Number of appeals that lie in it.' })
  appealCount(@Root() grid: Grid, @Ctx() context: RequestContext): Promise<number> {
    return context.loaders.appealCount.load({ planId: grid.planId, key: grid.code });
  }
}
