import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { PointInput } from '../asset/building-type.ts';
import { Grid, Plan } from '../plan/plan-type.ts';
import { districtOf, type RequestContext } from '../request/context.ts';
import { asItIs, askPage } from '../schema/ask-page.ts';
import { type Connection, PageArgs, pageRequest } from '../schema/connection.ts';
import { refusal } from '../schema/problem.ts';
import { limitExceeded } from '../schema/worded-error.ts';
import { Branch, BranchConnection, SearchHit, WhoIsInCharge, WhoIsInChargeResult } from './branch-type.ts';

const LONGEST_SEARCH = 100;

/** The plan a question is about: the named one, else the current one; null before the first merge. */
async function planAskedFor(planId: string | null, context: RequestContext): Promise<string | null> {
  return planId ?? (await context.loaders.currentPlan())?.id ?? null;
}

@Resolver(() => Branch)
export class BranchResolver {
  @Query(() => BranchConnection, { description: 'Branches in the order of their names.' })
  branches(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<Connection<Branch>> {
    return askPage(districtOf(context).organisation.branches(pageRequest(page)), asItIs);
  }

  @Query(() => Branch, { nullable: true, description: 'One branch; null where there is none of this id.' })
  branch(
    @Arg('id', () => ID, { description: 'Id of the branch.' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Branch | null> {
    return districtOf(context).organisation.branch(id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Grid of the current plan it lies in; null outside and before the first merge.',
  })
  async gridCode(@Root() branch: Branch, @Ctx() context: RequestContext): Promise<string | null> {
    const planId = await planAskedFor(null, context);
    if (planId === null) return null;
    return context.loaders.gridCodeAt.load({ planId, key: branch.location.coordinates.join(' ') });
  }
}

@Resolver(() => Grid)
export class GridBranchesResolver {
  @FieldResolver(() => [Branch], { description: 'The branches that lie in it.' })
  branches(@Root() grid: Grid, @Ctx() context: RequestContext): Promise<readonly Branch[]> {
    return context.loaders.branchesOfGrid.load({ planId: grid.planId, key: grid.code });
  }
}

@Resolver(() => Plan)
export class PlanBranchesResolver {
  @FieldResolver(() => [String], {
    description: 'Codes of its grids in which no branch lies, sorted.',
  })
  gridsWithoutBranch(@Root() plan: Plan, @Ctx() context: RequestContext): Promise<readonly string[]> {
    return context.loaders.gridsWithoutBranch.load(plan.id);
  }
}

@Resolver()
export class PlaceResolver {
  @Query(() => WhoIsInChargeResult, {
    description:
      'Every department’s grid at a place, and the unified grid of the plan (the current one unless named).',
  })
  async whoIsInCharge(
    @Arg('point', () => PointInput, { description: 'The place.' }) point: PointInput,
    @Arg('planId', () => ID, { nullable: true, description: 'The plan; the current one unless named.' })
    planId: string | null,
    @Ctx() context: RequestContext,
  ): Promise<typeof WhoIsInChargeResult> {
    const { lon, lat } = point;
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
      return refusal('point-out-of-range', context.say('point-out-of-range'));
    }
    if (planId !== null && planId !== undefined && (await context.loaders.plan.load(planId)) === null) {
      return refusal('plan-not-found', context.say('plan-not-found'));
    }
    const place = await districtOf(context).whoIsInCharge({ lon, lat }, await planAskedFor(planId, context));
    return Object.assign(new WhoIsInCharge(), place);
  }

  @Query(() => [SearchHit], { description: 'Address, grid code, building, branch by words; at most 20.' })
  async search(
    @Arg('text', () => String, { description: `What to look for, at most ${LONGEST_SEARCH} characters.` })
    text: string,
    @Ctx() context: RequestContext,
  ): Promise<readonly SearchHit[]> {
    const words = text.trim();
    if (words.length > LONGEST_SEARCH) throw limitExceeded('text', LONGEST_SEARCH, words.length);
    return words === '' ? [] : districtOf(context).search(words, await planAskedFor(null, context));
  }
}
