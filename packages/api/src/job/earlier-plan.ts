import type { EarlierPlan } from '@onegrid/planning';
import type { DistrictStore, GridRecord } from '@onegrid/store';

const PAGE = 200;

async function allGrids({ plans }: DistrictStore, planId: string): Promise<readonly GridRecord[]> {
  const grids: GridRecord[] = [];
  let after: string | null = null;
  do {
    const page = await plans.grids(planId, { first: PAGE, after });
    grids.push(...page.nodes);
    after = page.hasNextPage ? (page.cursors.at(-1) ?? null) : null;
  } while (after !== null);
  return grids;
}

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
