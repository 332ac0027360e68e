import type { PersonField, RevealPurpose } from '@onegrid/store';
import type { Role } from '../access/account-type.ts';
import { viewerReach } from '../access/policies.ts';
import { reaches } from '../access/reach.ts';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { type Refusal, refusal } from '../schema/problem.ts';
import { asRefusal, isRefused } from '../schema/refused.ts';
import { PersonRevealed, type RevealPersonResult } from './person-type.ts';
import { WORKERS } from './policy.ts';
import { shownPerson } from './shown-person.ts';
import { statedReason } from './stated-reason.ts';

/**
 * The refusal that a person outside the viewer's reach gets as well: nothing tells whether there is one. With `roles`,
 * outside where the viewer holds one of them.
 */
export async function unlessInReach(
  id: string,
  context: RequestContext,
  roles?: readonly Role[],
): Promise<Refusal | null> {
  const person = await context.loaders.person.load(id);
  return person === null || !reaches(viewerReach(context.viewer, 'person', roles), person)
    ? refusal('unknown-person', context.say('unknown-person'))
    : null;
}

/** Looks behind the mask, after the first wall has let the person through. */
export async function revealPerson(
  id: string,
  ask: {
    readonly fields: readonly PersonField[];
    readonly purpose: RevealPurpose;
    readonly reason: string;
  },
  context: RequestContext,
): Promise<typeof RevealPersonResult> {
  const fields = [...new Set(ask.fields)];
  if (fields.length === 0) return refusal('fields-expected', context.say('fields-expected'));
  const reason = statedReason(ask.reason, context);
  if (typeof reason !== 'string') return reason;
  const unseen = await unlessInReach(id, context, WORKERS);
  if (unseen !== null) return unseen;
  const outcome = await districtOf(context).persons.reveal(
    id,
    { fields, purpose: ask.purpose, reason },
    actorOf(context, reason),
  );
  if (isRefused(outcome)) return asRefusal(outcome, context);
  const { person, content, left } = outcome;
  return Object.assign(new PersonRevealed(), {
    person: shownPerson(person),
    name: content.name ?? null,
    telephone: content.telephone ?? null,
    identityNumber: content.identityNumber ?? null,
    home: content.home ?? null,
    left,
  });
}
