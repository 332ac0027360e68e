import type { RequestContext } from '../request/context.ts';
import { type Refusal, refusal } from '../schema/problem.ts';

const LONGEST_TEXT = 2000;

/** A text that somebody has to give, without spaces around it; refused where it is empty or too long. */
export function saidText(text: string, context: RequestContext): string | Refusal {
  const said = text.trim();
  if (said === '' || said.length > LONGEST_TEXT) {
    return refusal('text-length', context.say('text-length', { most: LONGEST_TEXT }));
  }
  return said;
}

/** The same of a text that may be left out; null where it is. */
export function saidNote(text: string | null | undefined, context: RequestContext): string | null | Refusal {
  return text == null || text.trim() === '' ? null : saidText(text, context);
}
