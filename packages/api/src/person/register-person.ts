import type { PersonalContent } from '@onegrid/store';
import { viewerReach } from '../access/policies.ts';
import { reaches } from '../access/reach.ts';
import { appealReach } from '../appeal/appeal-access.ts';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { refusal } from '../schema/problem.ts';
import { asRefusal, isRefused } from '../schema/refused.ts';
import type { CorrectPersonInput, PersonResult, RegisterPersonInput } from './person-type.ts';
import { WORKERS } from './policy.ts';
import { unlessInReach } from './reveal-person.ts';
import { shownPerson } from './shown-person.ts';

/** Registers a person whose home or appeal lies within the viewer's reach. */
export async function registerPerson(
  input: RegisterPersonInput,
  context: RequestContext,
): Promise<typeof PersonResult> {
  const { buildingId = null, at, appealId = null } = input;
  const refuse = (code: string) => refusal(code, context.say(code));
  if (at != null && !isPosition(at)) return refuse('point-out-of-range');
  if (buildingId === null && at == null && appealId === null) return refuse('place-expected');
  if (
    appealId !== null &&
    (await districtOf(context).appeals.appeal(appealId, await appealReach(context))) === null
  )
    return refuse('unknown-appeal');
  const reach = viewerReach(context.viewer, 'person', WORKERS);
  const outcome = await districtOf(context).persons.register(
    {
      content: {
        name: input.name,
        telephone: input.telephone ?? null,
        identityNumber: input.identityNumber ?? null,
        home: input.home ?? null,
      },
      buildingId,
      near: at == null ? null : { lon: at[0], lat: at[1] },
      appealId,
    },
    actorOf(context),
    (person) => reaches(reach, person),
  );
  return isRefused(outcome) ? asRefusal(outcome, context) : shownPerson(outcome);
}

/** Puts right what is wrong about a person within the viewer's reach. */
export async function correctPerson(
  id: string,
  { name, telephone, identityNumber, home }: CorrectPersonInput,
  context: RequestContext,
): Promise<typeof PersonResult> {
  const content: Partial<PersonalContent> = {
    ...(name == null ? {} : { name }),
    ...(telephone === undefined ? {} : { telephone }),
    ...(identityNumber === undefined ? {} : { identityNumber }),
    ...(home === undefined ? {} : { home }),
  };
  const unseen = await unlessInReach(id, context, WORKERS);
  if (unseen !== null) return unseen;
  const outcome = await districtOf(context).persons.correct(id, content, actorOf(context));
  context.loaders.person.clear(id);
  return isRefused(outcome) ? asRefusal(outcome, context) : shownPerson(outcome);
}

function isPosition(at: readonly number[]): boolean {
  const [lon, lat] = at;
  return at.length === 2 && Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
}
