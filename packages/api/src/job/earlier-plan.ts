import type { EarlierPlan } from '@onegrid/planning';
import type { DistrictStore } from '@onegrid/store';
import { allGrids } from '../plan/all-grids.ts';

/** A plan as a later merge follows it: its grids, and codes that it has retired. Null where there is no such plan. */
export async function earlierPlan(district: DistrictStore, planId: string): Promise<EarlierPlan | null> {
  const state = await district.plans.state(planId);
  if (state === null) return null;
  const grids = await allGrids(district, planId);
  const live = new Set(grids.map(({ code }) => code));
  return {
    unified: grids.map(({ code, geometry, households }) => ({ code, geometry, households })),
    retiredCodes: state.usedCodes.filter((code) => !live.has(code)),
  };
}
