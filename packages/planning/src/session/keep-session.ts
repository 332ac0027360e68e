import type { Refusal } from '../edit/issue.ts';
import { type EditSession, planOf } from './edit-session.ts';
import type { PlanDocument } from './plan-documents.ts';

/** Version of the text; raised when what is written changes. */
const VERSION = 1;

/** What is kept of a session: all but the base, which the server has at its revision. */
interface KeptSession extends Omit<EditSession, 'base'> {
  readonly version: typeof VERSION;
  readonly revision: number;
}

export type RestoredSession = { readonly session: EditSession } | { readonly refused: Refusal };

/** The session as text, to be kept over a reload. It holds everything but the base. */
export function serialise({ base, ...rest }: EditSession): string {
  const kept: KeptSession = { version: VERSION, revision: base.revision, ...rest };
  return JSON.stringify(kept);
}

/** Which plan at which revision is needed to restore a session, or why it cannot be. */
export function keptSessionOf(
  text: string,
): { readonly planId: string; readonly revision: number } | { readonly refused: Refusal } {
  const kept = read(text);
  return 'refused' in kept ? kept : { planId: kept.planId, revision: kept.revision };
}

/**
 * The session that was kept as text, on the same plan at the same revision (`keptSessionOf`); what was committed
 * since is then received. Refused are `session-unreadable`, `session-version` (written by another release),
 * `session-other-plan` and `session-other-revision`.
 */
export function restore(text: string, { planId, state }: PlanDocument): RestoredSession {
  const kept = read(text);
  if ('refused' in kept) return kept;
  const { version: _, revision, ...rest } = kept;
  if (kept.planId !== planId) return refuse('session-other-plan');
  if (revision !== state.revision)
    return { refused: { code: 'session-other-revision', params: { revision, given: state.revision } } };
  const session: EditSession = { ...rest, base: state };
  try {
    planOf(session);
  } catch (error) {
    if (error instanceof RangeError) return refuse('session-unreadable');
    throw error;
  }
  return { session };
}

function read(text: string): KeptSession | { readonly refused: Refusal } {
  let kept: unknown;
  try {
    kept = JSON.parse(text);
  } catch {
    return refuse('session-unreadable');
  }
  if (typeof kept !== 'object' || kept === null || !('version' in kept)) return refuse('session-unreadable');
  if (kept.version !== VERSION) return refuse('session-version');
  return isKept(kept) ? kept : refuse('session-unreadable');
}

function isKept(kept: object): kept is KeptSession {
  const { planId, revision, entries, undone, conflicts } = kept as Partial<
    Record<keyof KeptSession, unknown>
  >;
  return (
    typeof planId === 'string' &&
    Number.isSafeInteger(revision) &&
    [entries, undone, conflicts].every((list) => Array.isArray(list))
  );
}

function refuse(code: Refusal['code']): { readonly refused: Refusal } {
  return { refused: { code, params: {} } };
}
