import { shareOut } from '@onegrid/planning';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import type { PublishedShareRecord } from './records.ts';

const LABELLED_LAND = statement(import.meta.url, './labelled-land.sql');
const APPEALS_OF_ATOMS = statement(import.meta.url, './appeals-of-atoms.sql');
const DRAWN_GRIDS = statement(import.meta.url, './drawn-grids.sql');

interface LandRow {
  id: string;
  grid_code: string;
  households: number;
  area_m2: number;
  labels: Record<string, string | null>;
}

interface Amounts {
  households: number;
  areaM2: number;
  appeals: number;
}

/**
 * Where the departments' own grids went: the live atoms of a plan that carry each as their label, by published grid. A
 * grid that no atom carries has one row without a grid. By department and the department's id; of one grid the largest
 * share first.
 */
export async function legacyShares(
  session: Session,
  district: string,
  plan: string,
  publishedCodes: ReadonlyMap<string, string>,
): Promise<readonly PublishedShareRecord[]> {
  const land = await session.rows<LandRow>(LABELLED_LAND, { district, plan });
  const called = await session.rows<{ atom_id: string; appeals: number }>(APPEALS_OF_ATOMS, {
    district,
    plan,
  });
  const parts = partsByLabel(land, new Map(called.map((row) => [row.atom_id, row.appeals])));
  const drawn = await session.rows<{ department_id: string; id: string; grid_id: string }>(DRAWN_GRIDS, {
    district,
    plan,
  });
  return drawn.flatMap((row) => {
    const own = parts.get(labelKey(row.department_id, row.grid_id)) ?? NOWHERE;
    const told = [...own].map(([code, amounts]) => ({
      sourceKind: 'legacy' as const,
      source: row.grid_id,
      departmentId: row.department_id,
      legacyGridId: row.id,
      grid: code === null ? null : publishedCodes.get(code)!,
      ...amounts,
    }));
    return shareOut(told, ({ legacyGridId }) => legacyGridId).sort(
      (a, b) => b.share - a.share || ((a.grid ?? '') < (b.grid ?? '') ? -1 : 1),
    );
  });
}

const NOWHERE: ReadonlyMap<string | null, Amounts> = new Map([
  [null, { households: 0, areaM2: 0, appeals: 0 }],
]);

/** Amounts by label, then by grid of the plan. */
function partsByLabel(
  land: readonly LandRow[],
  appeals: ReadonlyMap<string, number>,
): ReadonlyMap<string, ReadonlyMap<string | null, Amounts>> {
  const parts = new Map<string, Map<string | null, Amounts>>();
  for (const atom of land) {
    for (const [department, grid] of Object.entries(atom.labels)) {
      if (grid === null) continue;
      const key = labelKey(department, grid);
      const own = parts.get(key) ?? new Map<string | null, Amounts>();
      parts.set(key, own);
      const sum = own.get(atom.grid_code) ?? { households: 0, areaM2: 0, appeals: 0 };
      sum.households += atom.households;
      sum.areaM2 += atom.area_m2;
      sum.appeals += appeals.get(atom.id) ?? 0;
      own.set(atom.grid_code, sum);
    }
  }
  return parts;
}

function labelKey(department: string, grid: string): string {
  return JSON.stringify([department, grid]);
}
