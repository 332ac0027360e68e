import type { Flip } from '@onegrid/planning';
import type { RequestContext } from '../request/context.ts';

/** What a local change would come to, in the language of the request. */
export async function flipText(
  question: 'bring-back' | 'take-away',
  { verdict, change, households }: Flip,
  context: RequestContext,
): Promise<string> {
  return context.say(`${question}-${verdict}`, { change, households });
}
