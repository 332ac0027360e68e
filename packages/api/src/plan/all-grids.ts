import type { DistrictStore, GridRecord } from '@onegrid/store';

const PAGE = 200;

/** All grids of a plan in the order of their codes, page by page. */
export async function allGrids({ plans }: DistrictStore, planId: string): Promise<readonly GridRecord[]> {
  const grids: GridRecord[] = [];
  let after: string | null = null;
  do {
    const page = await plans.grids(planId, { first: PAGE, after });
    grids.push(...page.nodes);
    after = page.hasNextPage ? (page.cursors.at(-1) ?? null) : null;
  } while (after !== null);
  return grids;
}
