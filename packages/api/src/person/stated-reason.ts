import type { RequestContext } from '../request/context.ts';
import { type Refusal, refusal } from '../schema/problem.ts';

const SHORTEST = 2;
const LONGEST = 200;

/** A reason that stays readable in the log for ever: long enough to say something, and without a number of anybody. */
export function statedReason(reason: string, context: RequestContext): string | Refusal {
  const said = reason.trim();
  if (said.length < SHORTEST || said.length > LONGEST)
    return refusal('reason-expected', context.say('reason-expected', { least: SHORTEST, most: LONGEST }));
  return said;
}
