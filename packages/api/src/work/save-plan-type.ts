import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Plan } from '../plan/plan-type.ts';
import { Refusal } from '../schema/problem.ts';

@ObjectType({ description: 'The plan was written.' })
export class PlanSaved {
  @Field(() => Plan, { description: 'The plan as it is now.' })
  plan: Plan;
}

export const SavePlanResult = createUnionType({
  name: 'SavePlanResult',
  description: 'The plan, or why it was not written.',
  types: () => [PlanSaved, Refusal] as const,
});
