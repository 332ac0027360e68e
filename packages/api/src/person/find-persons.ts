import { viewerReach } from '../access/policies.ts';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { askPage } from '../schema/ask-page.ts';
import { type Connection, type PageArgs, pageRequest } from '../schema/connection.ts';
import { badArgument, wordedError } from '../schema/worded-error.ts';
import type { Person, PersonFilterInput } from './person-type.ts';
import { shownPerson } from './shown-person.ts';

/**
 * A page of the persons that both walls let through. A number to look up may not stand in an address, and looking one
 * up is on record and limited.
 */
export async function findPersons(
  filter: PersonFilterInput | null,
  page: PageArgs,
  context: RequestContext,
): Promise<Connection<Person>> {
  const { telephone, identityNumber, communityId, gridCode, erased } = filter ?? {};
  if (context.asksByAddress && (telephone != null || identityNumber != null))
    throw badArgument('filter', 'personal-in-address', null);
  const asked = {
    ...(telephone == null ? {} : { telephone }),
    ...(identityNumber == null ? {} : { identityNumber }),
    ...(communityId == null ? {} : { communityId }),
    ...(gridCode == null ? {} : { gridCode }),
    ...(erased == null ? {} : { erased }),
    within: viewerReach(context.viewer, 'person'),
  };
  const { persons } = districtOf(context);
  const refused = await persons.lookUp(asked, actorOf(context));
  if (refused !== null) throw wordedError('LIMIT_EXCEEDED', refused.code, refused.params);
  return askPage(persons.persons(asked, pageRequest(page)), shownPerson);
}
