import type { VariablesOf } from '../graphql/graphql.ts';
import type { correctPersonDocument } from '../graphql/person-documents.ts';
import { MEMBERS, PERSON_FIELDS, type PersonField } from './person-fields.ts';

export type Correction = VariablesOf<typeof correctPersonDocument>['input'];

/** How each field should be: text replaces it, null takes it away, empty text leaves it. */
export type CorrectionForm = Readonly<Record<PersonField, string | null>>;

export const NO_CORRECTION: CorrectionForm = {
  NAME: '',
  TELEPHONE: '',
  IDENTITY_NUMBER: '',
  HOME: '',
};

/** What changes by the form; null where nothing does. */
export function correctionOf(form: CorrectionForm): Correction | null {
  const changed = PERSON_FIELDS.filter((field) => form[field]?.trim() !== '');
  if (changed.length === 0) return null;
  return Object.fromEntries(changed.map((field) => [MEMBERS[field], form[field]?.trim() ?? null]));
}
