import type { Page, PageRequest, PlanRecord } from '@onegrid/store';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { districtOf, type RequestContext } from '../request/context.ts';
import { asItIs, askPage } from '../schema/ask-page.ts';
import { type Connection, PageArgs, pageRequest } from '../schema/connection.ts';
import {
  type Arc,
  ArcConnection,
  type ChangeSet,
  ChangeSetConnection,
  Grid,
  GridConnection,
  Plan,
  PlanConnection,
} from './plan-type.ts';
import { seesDrafts } from './policy.ts';
import { shownArc, shownPlan } from './shown-plan.ts';

function plansSeen(page: PageRequest, context: RequestContext): Promise<Page<PlanRecord>> {
  return districtOf(context).plans.plans(page, !seesDrafts(context.viewer));
}

@Resolver(() => Plan)
export class PlanResolver {
  @Query(() => Plan, {
    nullable: true,
    description:
      'The plan shown by default: the published one, else the newest draft that one sees; null where there is none.',
  })
  async currentPlan(@Ctx() context: RequestContext): Promise<Plan | null> {
    const record = await context.loaders.currentPlan();
    return record === null ? null : shownPlan(record);
  }

  @Query(() => PlanConnection, {
    description: 'Plans, newest first; for people from outside those that are or were in force.',
  })
  plans(@Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext): Promise<Connection<Plan>> {
    return askPage(plansSeen(pageRequest(page), context), (record) => {
      context.loaders.plan.prime(record.id, record);
      return shownPlan(record);
    });
  }

  @Query(() => Plan, { nullable: true, description: 'One plan; null where there is none of this id.' })
  async plan(
    @Arg('id', () => ID, { description: 'Id of the plan.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Plan | null> {
    const record = await context.loaders.plan.load(id);
    return record === null ? null : shownPlan(record);
  }

  @FieldResolver(() => GridConnection, { description: 'Its grids in the order of their codes.' })
  grids(
    @Root() plan: Plan,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<Grid>> {
    return askPage(districtOf(context).plans.grids(plan.id, pageRequest(page)), asItIs);
  }

  @FieldResolver(() => Grid, {
    nullable: true,
    description: 'One grid; null where the plan has none of this code.',
  })
  grid(
    @Root() plan: Plan,
    @Arg('code', () => String, { description: 'Code of the grid.' }) code: string,
    @Ctx() context: RequestContext,
  ): Promise<Grid | null> {
    return context.loaders.grid.load({ planId: plan.id, key: code });
  }

  @FieldResolver(() => ArcConnection, { description: 'Stretches of its borders in a stable order.' })
  arcs(
    @Root() plan: Plan,
    @Arg('gridCode', () => String, { nullable: true, description: 'Only those that bound this grid.' })
    gridCode: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<Arc>> {
    const filter = gridCode ? { gridCode } : {};
    return askPage(districtOf(context).plans.arcs(plan.id, filter, pageRequest(page)), shownArc);
  }

  @FieldResolver(() => ChangeSetConnection, { description: 'Its changes, newest first.' })
  changeSets(
    @Root() plan: Plan,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<ChangeSet>> {
    return askPage(districtOf(context).plans.changeSets(plan.id, pageRequest(page)), asItIs);
  }
}

@Resolver(() => Grid)
export class GridResolver {
  @FieldResolver(() => Plan, { description: 'The plan it belongs to.' })
  async plan(@Root() grid: Grid, @Ctx() context: RequestContext): Promise<Plan | null> {
    const record = await context.loaders.plan.load(grid.planId);
    return record === null ? null : shownPlan(record);
  }

  @FieldResolver(() => [String], { description: 'Codes of the grids it shares a border with, sorted.' })
  neighbours(@Root() grid: Grid, @Ctx() context: RequestContext): Promise<readonly string[]> {
    return context.loaders.neighbours.load({ planId: grid.planId, key: grid.code });
  }
}
