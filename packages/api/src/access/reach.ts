import type { GrantRecord, Scope } from '@onegrid/store';
import type { Role } from './account-type.ts';

/** Where a viewer sees rows of a kind: the first wall's verdict, made without the database. */
export interface Reach {
  readonly everything: boolean;
  readonly towns: readonly string[];
  readonly communities: readonly string[];
  readonly grids: readonly string[];
  readonly departments: readonly string[];
}

/** Where a row lies, and who handles it. */
export interface RowPlace {
  readonly townId: string | null;
  readonly communityId: string | null;
  readonly gridCode: string | null;
  readonly departmentIds: readonly string[];
}

export const NOWHERE: Reach = { everything: false, towns: [], communities: [], grids: [], departments: [] };

/** Where the holder of these grants sees rows that these roles may see. */
export function reachOf(
  grants: readonly Pick<GrantRecord, 'role' | 'scope'>[],
  allowed: readonly Role[],
): Reach {
  const scopes = grants.filter(({ role }) => allowed.includes(role)).map(({ scope }) => scope);
  const ids = (kind: Scope['kind']) =>
    [
      ...new Set(scopes.flatMap((scope) => (scope.kind === kind && scope.id !== null ? [scope.id] : []))),
    ].sort();
  return {
    everything: scopes.some(({ kind }) => kind === 'district'),
    towns: ids('town'),
    communities: ids('community'),
    grids: ids('grid'),
    departments: ids('department'),
  };
}

/** Whether a row that lies there is within reach. */
export function reaches(reach: Reach, place: RowPlace): boolean {
  return (
    reach.everything ||
    (place.townId !== null && reach.towns.includes(place.townId)) ||
    (place.communityId !== null && reach.communities.includes(place.communityId)) ||
    (place.gridCode !== null && reach.grids.includes(place.gridCode)) ||
    place.departmentIds.some((id) => reach.departments.includes(id))
  );
}
