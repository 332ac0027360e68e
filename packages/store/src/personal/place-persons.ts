import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { asSystemWithin } from './as-system-within.ts';

const PERSONS_ANY = statement(import.meta.url, './persons-any.sql');
const PLACE_PERSONS = statement(import.meta.url, './place-persons.sql');

/** Works out anew where persons are, in the transaction that moves what they are placed by. */
export function placePersons(session: Session, district: string): Promise<void> {
  return asSystemWithin(session, async () => {
    const { there } = await session.one<{ there: boolean }>(PERSONS_ANY, { district });
    if (there) await session.rows(PLACE_PERSONS, { district });
  });
}
