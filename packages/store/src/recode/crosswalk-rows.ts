import type { CodeShare } from '@onegrid/planning';

export interface CrosswalkShareRow {
  grid_id: string;
  grid_code: string;
  households: number;
  area_m2: number;
  share: number;
}

export interface DrawnGridRow {
  id: string;
  grid_id: string;
  area_m2: number;
  geometry: string;
}

/** The shares of each drawn grid by its code, in the order of the rows. */
export function crosswalkOf(
  drawn: readonly DrawnGridRow[],
  rows: readonly CrosswalkShareRow[],
): ReadonlyMap<string, readonly CodeShare[]> {
  const crosswalk = new Map<string, CodeShare[]>(drawn.map(({ grid_id }) => [grid_id, []]));
  for (const { grid_id, grid_code, households, area_m2, share } of rows)
    crosswalk.get(grid_id)?.push({ code: grid_code, share, households, areaM2: area_m2 });
  return crosswalk;
}
