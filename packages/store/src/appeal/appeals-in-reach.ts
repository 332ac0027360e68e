import type { Database } from '../engine/database.ts';
import type { Values } from '../engine/session.ts';
import { placeMissing } from './appeal-places.ts';
import type { AppealReach } from './records.ts';

/** A reach as statements take it; nothing for everything. */
export function reachValues(reach: AppealReach | undefined): Values {
  if (reach === undefined) return {};
  const { towns, communities, grids, departments, planId } = reach;
  return {
    reach_towns: towns,
    reach_communities: communities,
    reach_grids: planId === null ? [] : grids,
    reach_departments: departments,
    reach_plan: planId,
  };
}

/** Works out the places that a reach is judged by. */
export async function placeForReach(
  database: Database,
  district: string,
  reach: AppealReach | undefined,
): Promise<void> {
  if (reach === undefined) return;
  const plan = reach.grids.length > 0 ? reach.planId : null;
  await placeMissing(database, district, plan, reach.towns.length + reach.communities.length > 0);
}
