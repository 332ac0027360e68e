import type { Refused } from '@onegrid/store';
import type { RequestContext } from '../request/context.ts';
import { type Refusal, refusal } from './problem.ts';

/** Whether the store refused. A job has a `kind` of its own, so the code is looked at as well. */
export function isRefused(outcome: object): outcome is Refused {
  return 'kind' in outcome && outcome.kind === 'refused' && 'code' in outcome;
}

/** A refusal of the store in the language of the request. */
export function asRefusal({ code, params }: Refused, context: RequestContext): Refusal {
  return refusal(code, context.say(code, params));
}
