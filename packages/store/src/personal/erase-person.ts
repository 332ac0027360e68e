import { writeAudit } from '../access/write-audit.ts';
import type { Actor } from '../actor.ts';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import type { PersonalContent } from './records.ts';

const KEY_DESTROY = statement(import.meta.url, './person-key-destroy.sql');
const SEALED_REPLACE = statement(import.meta.url, './person-sealed-replace.sql');
const PERSON_EMPTY = statement(import.meta.url, './person-empty.sql');
const TITLES = statement(import.meta.url, './person-titles.sql');

/**
 * Erases a person in the caller's transaction: the key goes, and with it all that the log keeps sealed; masks, indexes
 * and content are emptied; the person's name and numbers leave the titles of its appeals. What stays is that there
 * was somebody, where, and for which appeals.
 */
export async function eraseContent(
  session: Session,
  district: string,
  id: string,
  content: PersonalContent,
  by: Actor,
): Promise<void> {
  const pattern = personalPattern(content);
  if (pattern !== null) await session.one(TITLES, { district, id, pattern });
  await session.one(SEALED_REPLACE, { district, id, content: Buffer.alloc(0), forget_building: true });
  await session.one(PERSON_EMPTY, { district, id });
  await session.one(KEY_DESTROY, { district, id });
  await writeAudit(session, district, by, { action: 'person.erase', objectKind: 'person', objectId: id });
}

/** What finds the person's name and numbers in a text; null where there is nothing to look for. */
function personalPattern({ name, telephone, identityNumber, home }: PersonalContent): string | null {
  // A name of one character would take other words apart.
  const words = [[...name].length > 1 ? name : null, telephone, identityNumber, home].filter(
    (word) => word !== null && word !== '',
  ) as string[];
  const plain = telephone?.replace('-', '') ?? '';
  const looked = plain === '' || words.includes(plain) ? words : [...words, plain];
  if (looked.length === 0) return null;
  const longestFirst = [...looked].sort((a, b) => b.length - a.length);
  return longestFirst.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|');
}
