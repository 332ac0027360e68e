import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Arc } from '../plan/plan-type.ts';
import type { RequestContext } from '../request/context.ts';
import { flipText } from './flip-text.ts';

@Resolver(() => Arc)
export class ArcFlipResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'What would take it away, in the language of the request; null on the outline.',
  })
  async wouldGo(@Root() arc: Arc, @Ctx() context: RequestContext): Promise<string | null> {
    if (arc.right === null) return null;
    const plan = await context.loaders.plan.load(arc.planId);
    const flip = plan && (await context.loaders.flip.load({ plan, arcId: arc.id }));
    return plan && flip && flipText('arc', flip, plan, context);
  }
}
