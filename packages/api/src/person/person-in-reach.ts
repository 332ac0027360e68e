import type { PersonRecord } from '@onegrid/store';
import type { Role } from '../access/account-type.ts';
import type { Viewer } from '../access/policy-rule.ts';
import { NOWHERE, type Reach, reaches, reachOf } from '../access/reach.ts';
import { personPolicy } from './policy.ts';

/**
 * Where the viewer sees persons: the first wall. Row-level security is asked independently of it. `roles` narrows it to
 * where the viewer holds one of these: whoever administers a district and works in one community looks behind masks
 * in that community only.
 */
export function personReach(
  viewer: Viewer | null,
  roles: readonly Role[] = personPolicy.rows?.person ?? [],
): Reach {
  return viewer === null || viewer.key !== null ? NOWHERE : reachOf(viewer.grants, roles);
}

export function isInReach(reach: Reach, person: PersonRecord): boolean {
  return reaches(reach, person);
}
