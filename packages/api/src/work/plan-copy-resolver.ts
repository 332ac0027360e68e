import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../request/context.ts';
import { SavePlanResult } from './save-plan-type.ts';

@Resolver()
export class PlanCopyResolver {
  @Mutation(() => SavePlanResult, {
    description:
      'Make a draft of one’s own of a plan: the same grids, micro-grids and marks under another name.',
  })
  forkPlan(
    @Arg('planId', () => ID, { description: 'The plan.' }) _planId: string,
    @Arg('revision', () => Int, { nullable: true, description: 'As it was then; as it is now unless named.' })
    _revision: number | null,
    @Arg('name', () => String, { description: 'Name of the draft, 1 to 100 characters.' }) _name: string,
    @Ctx() _context: RequestContext,
  ): Promise<typeof SavePlanResult> {
    throw new Error('forkPlan is not there yet');
  }

  @Mutation(() => SavePlanResult, { description: 'Give a draft another name.' })
  renamePlan(
    @Arg('planId', () => ID, { description: 'The plan.' }) _planId: string,
    @Arg('name', () => String, { description: 'The name, 1 to 100 characters.' }) _name: string,
    @Ctx() _context: RequestContext,
  ): Promise<typeof SavePlanResult> {
    throw new Error('renamePlan is not there yet');
  }
}
