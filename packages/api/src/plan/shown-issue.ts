import type { Issue } from '@onegrid/planning';
import type { RequestContext } from '../request/context.ts';
import type { EditIssue } from './edit-type.ts';

/** What a check found, in the language of the request. */
export function shownIssue(found: Issue, context: RequestContext): EditIssue {
  const { kind, severity, params, ids, place, status, fixes } = found;
  const at = place[0]?.[0] ?? null;
  return { code: kind, severity, message: context.say(kind, params), ids, at, status, fixes };
}
