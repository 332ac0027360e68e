import type { PlannerSign } from '@onegrid/store';
import { Arg, Ctx, Float, ID, Mutation, Resolver, Root, Subscription } from 'type-graphql';
import { districtOf, type RequestContext } from '../request/context.ts';
import { badArgument } from '../schema/worded-error.ts';
import { PlanNews } from './news-type.ts';

/** Characters of a tool's name and of a code. */
const LONGEST_NAME = 60;

@Resolver()
export class PresenceResolver {
  @Mutation(() => Boolean, {
    description:
      'Tell the others that one is at work on a plan, with what and where; again every few seconds. False where there is no such plan.',
  })
  async showPresence(
    @Arg('planId', () => ID, { description: 'The plan.' }) planId: string,
    @Arg('tool', () => String, { nullable: true, description: 'The tool in hand.' }) tool: string | null,
    @Arg('grid', () => String, { nullable: true, description: 'The grid that is worked on.' })
    grid: string | null,
    @Arg('at', () => [Float], { nullable: true, description: 'Longitude and latitude.' })
    at: number[] | null,
    @Ctx() context: RequestContext,
  ): Promise<boolean> {
    const { viewer } = context;
    if (viewer === null || (await context.loaders.plan.load(planId)) === null) return false;
    const planner: PlannerSign = {
      accountId: viewer.id,
      name: viewer.displayName,
      tool: named('tool', tool),
      grid: named('grid', grid),
      at: placed(at),
      gone: false,
    };
    await districtOf(context).work.showPresence(planId, planner);
    return true;
  }

  @Subscription(() => PlanNews, {
    description: 'What happens to a plan from now on, and who is at work on it; begins with who is there.',
    subscribe: ({ args, context }) => follow(String(args.planId), context as RequestContext),
  })
  planNews(
    @Arg('planId', () => ID, { description: 'The plan.' }) _planId: string,
    @Root() news: PlanNews,
  ): PlanNews {
    return news;
  }
}

async function follow(planId: string, context: RequestContext): Promise<AsyncIterable<PlanNews>> {
  const { viewer, services } = context;
  const plan = await context.loaders.plan.load(planId);
  if (plan === null || viewer === null) throw badArgument('planId', 'plan-not-found', null);
  return services.news.follow(districtOf(context), plan, viewer);
}

function named(argument: string, name: string | null): string | null {
  if (name !== null && name !== undefined && name.length > LONGEST_NAME)
    throw badArgument(argument, 'name-too-long', 'redraw-boundary', { limit: LONGEST_NAME });
  return name ?? null;
}

function placed(at: readonly number[] | null): PlannerSign['at'] {
  if (at === null || at === undefined) return null;
  const [lon, lat] = at;
  if (at.length !== 2 || Math.abs(lon) > 180 || Math.abs(lat) > 90)
    throw badArgument('at', 'position-expected', [118.2, 31.1]);
  return [lon, lat];
}
