import { Field, InterfaceType, ObjectType } from 'type-graphql';

@InterfaceType({
  description: 'An expected failure: a code that stays the same and a sentence in the reader’s language.',
})
export abstract class Problem {
  @Field(() => String, { description: 'Reason code, the same in every language.' })
  code: string;

  @Field(() => String, { description: 'What happened and what to do next, in the language of the request.' })
  message: string;
}

@ObjectType({ implements: Problem, description: 'The operation was refused; nothing was changed.' })
export class Refusal extends Problem {}

/** A refusal as a value; the message is looked up by the code. */
export function refusal(code: string, message: string): Refusal {
  return Object.assign(new Refusal(), { code, message });
}
