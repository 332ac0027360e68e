import type { PlanRecord, Refused } from '@onegrid/store';
import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import { shownPlan } from '../plan/shown-plan.ts';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { refusal } from '../schema/problem.ts';
import { asRefusal } from '../schema/refused.ts';
import { PlanSaved, SavePlanResult } from './save-plan-type.ts';

const LONGEST_NAME = 100;

@Resolver()
export class PlanCopyResolver {
  @Mutation(() => SavePlanResult, {
    description:
      'Make a draft of one’s own of a plan: the same grids, micro-grids and marks under another name.',
  })
  forkPlan(
    @Arg('planId', () => ID, { description: 'The plan.' }) planId: string,
    @Arg('revision', () => Int, { nullable: true, description: 'As it was then; as it is now unless named.' })
    revision: number | null,
    @Arg('name', () => String, { description: 'Name of the draft, 1 to 100 characters.' }) name: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof SavePlanResult> {
    return saved(name, context, (given) =>
      districtOf(context).work.fork(planId, revision ?? null, given, actorOf(context)),
    );
  }

  @Mutation(() => SavePlanResult, { description: 'Give a draft another name.' })
  renamePlan(
    @Arg('planId', () => ID, { description: 'The plan.' }) planId: string,
    @Arg('name', () => String, { description: 'The name, 1 to 100 characters.' }) name: string,
    @Ctx() context: RequestContext,
  ): Promise<typeof SavePlanResult> {
    return saved(name, context, (given) => districtOf(context).work.rename(planId, given, actorOf(context)));
  }
}

async function saved(
  name: string,
  context: RequestContext,
  save: (name: string) => Promise<PlanRecord | Refused>,
): Promise<typeof SavePlanResult> {
  const given = name.trim();
  const characters = [...given].length;
  if (characters < 1 || characters > LONGEST_NAME)
    return refusal('plan-name-length', context.say('plan-name-length', { limit: LONGEST_NAME }));
  const outcome = await save(given);
  return 'code' in outcome
    ? asRefusal(outcome, context)
    : Object.assign(new PlanSaved(), { plan: shownPlan(outcome) });
}
