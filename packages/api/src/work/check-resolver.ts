import { Arg, Args, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import { CheckStatus } from '../plan/edit-type.ts';
import type { RequestContext } from '../request/context.ts';
import { type Connection, PageArgs } from '../schema/connection.ts';
import { type PlanCheck, PlanCheckConnection } from './check-type.ts';

@Resolver()
export class CheckResolver {
  @Query(() => PlanCheckConnection, { description: 'Every rule for every grid of a plan, by code and rule.' })
  planChecks(
    @Arg('planId', () => ID, { description: 'The plan.' }) _planId: string,
    @Arg('revision', () => Int, { nullable: true, description: 'As it was then; as it is now unless named.' })
    _revision: number | null,
    @Arg('status', () => CheckStatus, { nullable: true, description: 'Only checks that came to this.' })
    _status: CheckStatus | null,
    @Arg('rule', () => String, { nullable: true, description: 'Only this rule.' }) _rule: string | null,
    @Args(() => PageArgs) _page: PageArgs,
    @Ctx() _context: RequestContext,
  ): Promise<Connection<PlanCheck>> {
    throw new Error('planChecks is not there yet');
  }
}
