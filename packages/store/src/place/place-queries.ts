import { boxAround } from '../asset/asset-repository.ts';
import type { Database } from '../engine/database.ts';
import { pointText } from '../engine/geometry-gate.ts';
import { statement } from '../engine/statement.ts';
import type { DistrictStore, PlaceInCharge, SearchHitRecord } from '../store.ts';

const PLACE_IN_CHARGE = statement(import.meta.url, './place-in-charge.sql');
const SEARCH = statement(import.meta.url, './search.sql');
/** An address further away than this says nothing about a place. */
const ADDRESS_METRES = 60;

interface PlaceRow {
  building_id: string | null;
  address: string | null;
  code: string | null;
  legacy_grid_ids: string[];
}

type SearchRow = Omit<SearchHitRecord, 'at'> & { lon: number; lat: number };

/** Every department's grid at a place, and the plan's. */
export async function whoIsInCharge(
  database: Database,
  district: DistrictStore,
  point: { lon: number; lat: number },
  planId: string | null,
): Promise<PlaceInCharge> {
  const values = {
    district: district.code,
    plan: planId,
    point: pointText(point.lon, point.lat),
    box: [...boxAround(point.lon, point.lat, ADDRESS_METRES)],
  };
  const row = await database.read((session) => session.one<PlaceRow>(PLACE_IN_CHARGE, values));
  const legacyGrids = [...(await district.layers.legacyGridsByIds(row.legacy_grid_ids)).values()];
  const unified = planId === null || row.code === null ? null : await district.plans.grid(planId, row.code);
  const branches =
    unified === null
      ? []
      : (await district.organisation.branchesByGrid(unified.planId, [unified.code])).get(unified.code)!;
  return {
    address: row.address,
    building: row.building_id === null ? null : await district.assets.building(row.building_id),
    departments: (await district.layers.departments()).map((department) => ({
      department,
      grids: legacyGrids
        .filter((grid) => grid.departmentId === department.id)
        .sort((a, b) => a.row - b.row || (a.id < b.id ? -1 : 1)),
    })),
    unified,
    branch: branches[0] ?? null,
  };
}

/** At most 20 hits for a text; none for a blank one. */
export async function search(
  database: Database,
  district: string,
  text: string,
  planId: string | null,
): Promise<readonly SearchHitRecord[]> {
  const pattern = text.trim().replace(/[\\%_]/g, '\\$&');
  if (pattern === '') return [];
  const rows = await database.read((session) =>
    session.rows<SearchRow>(SEARCH, { district, plan: planId, pattern }),
  );
  return rows.map(({ lon, lat, ...hit }) => ({ ...hit, at: [lon, lat] }));
}
