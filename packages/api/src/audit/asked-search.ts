import type { AuditSearch } from '@onegrid/store';
import { limitExceeded } from '../schema/worded-error.ts';
import type { AuditSearchInput } from './audit-type.ts';

const LONGEST_TEXT = 100;

/** What was asked for, without what was left out. */
export function askedSearch(input: AuditSearchInput | null): AuditSearch {
  const given = Object.entries(input ?? {}).filter(([, value]) => value != null && value !== '');
  for (const [argument, value] of given) {
    if (typeof value === 'string' && value.length > LONGEST_TEXT) {
      throw limitExceeded(argument, LONGEST_TEXT, value.length);
    }
  }
  return Object.fromEntries(given);
}

/**
 * A search as the log keeps it. What was typed to look for may be a person's name and stays out: the log is never
 * changed again.
 */
export function keptSearch({ text, ...search }: AuditSearch): object {
  return { ...search, ...(text === undefined ? {} : { text: true }) };
}
