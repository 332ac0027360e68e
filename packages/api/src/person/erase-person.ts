import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { asRefusal, isRefused } from '../schema/refused.ts';
import type { PersonResult } from './person-type.ts';
import { unlessInReach } from './reveal-person.ts';
import { shownPerson } from './shown-person.ts';
import { statedReason } from './stated-reason.ts';

/** Erases a person for good. */
export async function erasePerson(
  id: string,
  reason: string,
  context: RequestContext,
): Promise<typeof PersonResult> {
  const said = statedReason(reason, context);
  if (typeof said !== 'string') return said;
  const unseen = await unlessInReach(id, context);
  if (unseen !== null) return unseen;
  const outcome = await districtOf(context).persons.erase(id, actorOf(context, said));
  context.loaders.person.clear(id);
  return isRefused(outcome) ? asRefusal(outcome, context) : shownPerson(outcome);
}
