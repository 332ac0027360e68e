import { Arg, Ctx, Float, ID, Mutation, Resolver, Root, Subscription } from 'type-graphql';
import type { RequestContext } from '../request/context.ts';
import { PlanNews } from './news-type.ts';

@Resolver()
export class PresenceResolver {
  @Mutation(() => Boolean, {
    description:
      'Tell the others that one is at work on a plan, with what and where; again every few seconds.',
  })
  showPresence(
    @Arg('planId', () => ID, { description: 'The plan.' }) _planId: string,
    @Arg('tool', () => String, { nullable: true, description: 'The tool in hand.' }) _tool: string | null,
    @Arg('grid', () => String, { nullable: true, description: 'The grid that is worked on.' })
    _grid: string | null,
    @Arg('at', () => [Float], { nullable: true, description: 'Longitude and latitude.' })
    _at: number[] | null,
    @Ctx() _context: RequestContext,
  ): Promise<boolean> {
    throw new Error('showPresence is not there yet');
  }

  @Subscription(() => PlanNews, {
    description: 'What happens to a plan from now on, and who is at work on it; begins with who is there.',
    subscribe: () => {
      throw new Error('planNews is not there yet');
    },
  })
  planNews(
    @Arg('planId', () => ID, { description: 'The plan.' }) _planId: string,
    @Root() news: PlanNews,
  ): PlanNews {
    return news;
  }
}
