import { Role } from '../access/account-type.ts';
import { type ContextPolicy, connectionPolicy, fields, onlyRoles } from '../access/policy-rule.ts';

/** Who works with people: sees their rows within the scope, and what is behind a mask for a purpose. */
export const WORKERS = [
  Role.OFFICER,
  Role.GRID_WORKER,
  Role.GRID_HEAD,
  Role.BRANCH_SECRETARY,
  Role.COMMUNITY_WORKER,
] as const;

const workers = onlyRoles(...WORKERS);
const administrators = onlyRoles(Role.ADMINISTRATOR);
/** Masked rows: administrators need them to export and to erase. */
const seesPersons = onlyRoles(...WORKERS, Role.ADMINISTRATOR);

/**
 * Persons are masked for everybody who sees them at all; planners, leaders and keys do not. Administrators never
 * look behind a mask: they hand a person its file and erase it, both with a reason on record.
 */
export const personPolicy: ContextPolicy = {
  name: 'person',
  rows: { person: [...WORKERS, Role.ADMINISTRATOR] },
  fields: {
    Query: { ...fields(seesPersons, 'persons person'), ...fields(workers, 'myReveals revealLimit') },
    Mutation: {
      ...fields(workers, 'revealPerson registerPerson correctPerson'),
      ...fields(administrators, 'erasePerson'),
    },
    Appeal: fields(seesPersons, 'persons'),
    Person: fields(
      seesPersons,
      'id name telephone identityNumber home town community grid departments createdAt neededAt erasedAt mayReveal reveals',
    ),
    PersonPlace: fields(seesPersons, 'id name nameEn'),
    PersonReveal: fields(seesPersons, 'id person by fields purpose reason at'),
    PersonRevealed: fields(workers, 'person name telephone identityNumber home left'),
    RevealLimit: fields(workers, 'limit left'),
    ...connectionPolicy('Person', seesPersons),
    ...connectionPolicy('PersonReveal', seesPersons),
  },
  routes: { 'POST /persons/:id/file': administrators },
};
