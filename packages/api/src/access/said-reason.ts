import type { RequestContext } from '../request/context.ts';
import { type Refusal, refusal } from '../schema/problem.ts';

const LONGEST_REASON = 500;

/** The reason that was given, without what stands around it; refused where there is none or it has no end. */
export function reasonIn(text: string, context: RequestContext): string | Refusal {
  const reason = text.trim();
  if (reason !== '' && reason.length <= LONGEST_REASON) return reason;
  return refusal('reason-expected', context.say('reason-expected', { least: 1, most: LONGEST_REASON }));
}
