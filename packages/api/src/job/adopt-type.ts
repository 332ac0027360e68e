import { createUnionType } from 'type-graphql';
import { Plan } from '../plan/plan-type.ts';
import { Refusal } from '../schema/problem.ts';

export const AdoptExplanationResult = createUnionType({
  name: 'AdoptExplanationResult',
  description: 'The new draft, or why it was not saved.',
  types: () => [Plan, Refusal] as const,
});
