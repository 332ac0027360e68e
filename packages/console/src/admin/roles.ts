import type { Account } from '../app/session.tsx';

export type Role = Account['role'];

/** All roles, those of the offices first. */
export const ROLES: readonly Role[] = [
  'PLANNER',
  'OFFICER',
  'LEADER',
  'ADMINISTRATOR',
  'GRID_WORKER',
  'GRID_HEAD',
  'MICRO_GRID_OFFICER',
  'BRANCH_SECRETARY',
  'BUILDING_HEAD',
  'COMMUNITY_WORKER',
  'PROPERTY_COMPANY',
  'UNIT_LIAISON',
];

export type ScopeKind = 'DISTRICT' | 'TOWN' | 'COMMUNITY' | 'GRID' | 'DEPARTMENT';

const OFFICES: readonly ScopeKind[] = ['DISTRICT'];
const GRIDS: readonly ScopeKind[] = ['GRID', 'COMMUNITY', 'TOWN'];

/** Kinds of places for which a role is sensibly given; the first is the usual one. */
export function scopesFor(role: Role): readonly ScopeKind[] {
  if (role === 'OFFICER') return ['DEPARTMENT'];
  if (role === 'PLANNER' || role === 'LEADER' || role === 'ADMINISTRATOR') return OFFICES;
  if (role === 'COMMUNITY_WORKER') return ['COMMUNITY', 'TOWN'];
  return GRIDS;
}
