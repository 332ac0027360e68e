import type { Position } from 'geojson';
import type { EditCode, MessageParams } from '../messages/index.ts';
import type { EditOp } from './edit-op.ts';

/** Why an edit is refused, or what a check says of it. The texts are in the message catalogues. */
export type ReasonCode = EditCode;

/** A reason with what fills its text. */
export interface Refusal {
  readonly code: ReasonCode;
  readonly params: MessageParams;
  /** Where, if it is about a place. */
  readonly at?: Position;
}

/** What a check found: where, what, how bad, and how to mend it. */
export interface Issue {
  readonly kind: ReasonCode;
  /** Errors block the edit; warnings do not. */
  readonly severity: 'error' | 'warning';
  /** Incomplete: the check could not be made in full. */
  readonly status: 'pass' | 'fail' | 'incomplete';
  /** The place as linework, CRS84 degrees; empty where there is none. */
  readonly place: readonly (readonly Position[])[];
  /** Atoms or grids concerned. */
  readonly ids: readonly string[];
  readonly params: MessageParams;
  /** Edits that would mend it. */
  readonly fixes: readonly EditOp[];
}

export function issue(
  kind: ReasonCode,
  severity: Issue['severity'],
  ids: readonly string[],
  params: MessageParams = {},
  place: readonly (readonly Position[])[] = [],
  status: Issue['status'] = 'fail',
): Issue {
  return { kind, severity, status, place, ids, params, fixes: [] };
}

/** A refusal as the error that blocks the edit. */
export function refusalIssue({ code, params, at }: Refusal, ids: readonly string[]): Issue {
  return issue(code, 'error', ids, params, at ? [[at]] : []);
}
