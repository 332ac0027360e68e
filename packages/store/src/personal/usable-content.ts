import { type Refused, refused } from '../outcome.ts';
import { identityFault, plainIdentityNumber, plainTelephone } from './personal-numbers.ts';
import type { PersonalContent } from './records.ts';

const LONGEST_NAME = 50;
const LONGEST_HOME = 200;

/** What is known of a person in the form in which it is kept, or why it cannot be. Empty texts are not known. */
export function usableContent(content: PersonalContent): PersonalContent | Refused {
  const name = content.name.trim().replace(/\s+/gu, ' ');
  if (name === '' || [...name].length > LONGEST_NAME)
    return refused('person-name-expected', { most: LONGEST_NAME });
  const telephone = isEmpty(content.telephone) ? null : plainTelephone(content.telephone);
  if (telephone === null && !isEmpty(content.telephone)) return refused('telephone-unusable');
  const identityNumber = isEmpty(content.identityNumber) ? null : plainIdentityNumber(content.identityNumber);
  const fault = identityNumber === null ? null : identityFault(identityNumber);
  if (fault !== null) return refused(fault);
  const home = isEmpty(content.home) ? null : content.home.trim();
  if (home !== null && [...home].length > LONGEST_HOME)
    return refused('home-too-long', { most: LONGEST_HOME });
  return { name, telephone, identityNumber, home };
}

function isEmpty(text: string | null): text is null {
  return text === null || text.trim() === '';
}

/** Whether a text that stays readable tells something of the person. */
export function tellsOf(text: string, { name, telephone, identityNumber, home }: PersonalContent): boolean {
  const digits = text.replace(/[\s()-]/gu, '');
  const numbers = [telephone?.replace(/-/g, ''), telephone?.split('-')[1], identityNumber];
  return (
    ([...name].length > 1 && text.includes(name)) ||
    numbers.some((number) => number != null && digits.toUpperCase().includes(number)) ||
    (home !== null && home.length > 3 && text.includes(home)) ||
    // A number of anybody else's.
    /(?<!\d)1\d{10}(?!\d)|\d{17}[\dXx]/u.test(digits)
  );
}
