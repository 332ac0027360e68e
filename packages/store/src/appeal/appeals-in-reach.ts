import type { Database } from '../engine/database.ts';
import type { Session, Values } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { TOTAL_COUNT_MAX } from '../page.ts';
import { placeMissing } from './appeal-places.ts';
import type { AppealReach } from './records.ts';

const REACH_SIZE = statement(import.meta.url, './reach-size.sql');

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

/** Which of three statements asks for the appeals of a reach. */
export type ReachKind = 'departments' | 'small' | 'wide';

/**
 * What kind of reach it is. One condition for all would make the database go through all appeals for each: departments
 * alone have an index to follow, a small reach's appeals are looked up, and in one with more appeals than lists count
 * the list's order finds a page soon.
 */
export async function reachKind(
  session: Session,
  district: string,
  reach: AppealReach | undefined,
): Promise<ReachKind> {
  if (reach === undefined || hasNoPlaces(reach)) return 'departments';
  const { size } = await session.one<{ size: number }>(REACH_SIZE, { district, ...reachValues(reach) });
  return size > TOTAL_COUNT_MAX ? 'wide' : 'small';
}

/** What a statement of the kind takes of the reach; for everything, no departments. */
export function reachValuesOf(kind: ReachKind, reach: AppealReach | undefined): Values {
  return kind === 'departments' ? { reach_departments: reach?.departments ?? null } : reachValues(reach);
}

function hasNoPlaces({ towns, communities, grids }: AppealReach): boolean {
  return towns.length + communities.length + grids.length === 0;
}
