import type { Role } from '../access/account-type.ts';
import type { ScopeKind } from '../access/scope-type.ts';

/**
 * Kinds of places for which a role can be given. What the offices' roles do is not divided by place, so that it would
 * be a promise not kept to give them for a part of the district.
 */
export function scopesOfRole(role: Role): readonly ScopeKind[] {
  switch (role) {
    case 'planner':
    case 'leader':
    case 'administrator':
      return ['district'];
    case 'officer':
      return ['department'];
    case 'community-worker':
      return ['community', 'town'];
    default:
      return ['grid', 'community', 'town'];
  }
}
