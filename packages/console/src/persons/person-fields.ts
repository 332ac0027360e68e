import type { VariablesOf } from '../graphql/graphql.ts';
import type { Person, revealPersonDocument } from '../graphql/person-documents.ts';

export type PersonField = VariablesOf<typeof revealPersonDocument>['fields'][number];
export type RevealPurpose = VariablesOf<typeof revealPersonDocument>['purpose'];

/** What of a person is personal, in the order in which it is shown. */
export const PERSON_FIELDS: readonly PersonField[] = ['NAME', 'TELEPHONE', 'IDENTITY_NUMBER', 'HOME'];

export const PURPOSES: readonly RevealPurpose[] = [
  'HANDLING',
  'VISIT',
  'VERIFICATION',
  'EMERGENCY',
  'DATA_SUBJECT',
];

/** The member of a person, or of what is revealed of one, that holds a field. */
export const MEMBERS = {
  NAME: 'name',
  TELEPHONE: 'telephone',
  IDENTITY_NUMBER: 'identityNumber',
  HOME: 'home',
} as const;

/** The fields that are known of a person: what there is no mask of cannot be revealed. */
export function knownFields(person: Pick<Person, (typeof MEMBERS)[PersonField]>): readonly PersonField[] {
  return PERSON_FIELDS.filter((field) => (person[MEMBERS[field]] ?? '') !== '');
}
