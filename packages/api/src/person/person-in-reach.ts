import type { PersonRecord } from '@onegrid/store';
import type { Viewer } from '../access/policy-rule.ts';
import { NOWHERE, type Reach, reaches, reachOf } from '../access/reach.ts';
import { personPolicy } from './policy.ts';

/** Where the viewer sees persons: the first wall. Row-level security is asked independently of it. */
export function personReach(viewer: Viewer | null): Reach {
  return viewer === null || viewer.key !== null
    ? NOWHERE
    : reachOf(viewer.grants, personPolicy.rows?.person ?? []);
}

export function isInReach(reach: Reach, person: PersonRecord): boolean {
  return reaches(reach, person);
}
