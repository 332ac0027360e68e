import type { VariablesOf } from '../graphql/graphql.ts';
import type { personsDocument } from '../graphql/person-documents.ts';

export type PersonFilter = NonNullable<VariablesOf<typeof personsDocument>['filter']>;

export const STATES = ['kept', 'erased', 'any'] as const;
export type State = (typeof STATES)[number];

/** What is typed and chosen above the list. */
export interface PersonForm {
  /** A whole telephone or identity number. */
  readonly number: string;
  readonly gridCode: string;
  readonly state: State;
}

export const ALL_KEPT: PersonForm = { number: '', gridCode: '', state: 'kept' };

/** Seventeen digits and a digit or X that checks them: no telephone number looks like it. */
const IDENTITY_NUMBER = /^\d{17}[\dX]$/i;

/** The filter that the form means. A number is an identity number where it has the shape of one. */
export function filterOf({ number, gridCode, state }: PersonForm): PersonFilter {
  const digits = number.replace(/[\s\-–]/g, '');
  const grid = gridCode.trim();
  return {
    ...(digits === ''
      ? {}
      : IDENTITY_NUMBER.test(digits)
        ? { identityNumber: digits.toUpperCase() }
        : { telephone: number.trim() }),
    ...(grid === '' ? {} : { gridCode: grid }),
    ...(state === 'any' ? {} : { erased: state === 'erased' }),
  };
}
