import { type PlanPublication, planPublication, shareOut } from '@onegrid/planning';
import type { MultiPolygon, Polygon } from 'geojson';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { type Refused, refused } from '../outcome.ts';
import type { PublicationPreview, PublishedShareRecord } from './records.ts';

const GRIDS_TO_PUBLISH = statement(import.meta.url, './grids-to-publish.sql');
const CODES_PUBLISHED = statement(import.meta.url, './codes-published.sql');
const APPEAL_PLACES = statement(import.meta.url, './appeal-places.sql');
const LEGACY_CROSSWALK = statement(import.meta.url, './legacy-crosswalk.sql');
const HOUSEHOLD_POINTS = statement(import.meta.url, '../asset/household-points.sql');

interface GridRow {
  code: string;
  geometry: string;
  prefix: string;
}

interface LegacyRow {
  department_id: string;
  id: string;
  grid_id: string;
  grid_code: string | null;
  households: number;
  area_m2: number;
  appeals: number;
}

/**
 * What publishing a plan does to codes, with where the grids of the plan in force and the departments' own grids
 * went. Reads only. Refused: `community-full`.
 */
export async function readPublication(
  session: Session,
  district: string,
  planId: string,
  previousPlanId: string | null,
): Promise<PublicationPreview | Refused> {
  const points = await session.rows<{ lon: number; lat: number; n: number }>(HOUSEHOLD_POINTS, { district });
  const used = await session.rows<{ code: string }>(CODES_PUBLISHED, { district });
  const outcome = planPublication({
    grids: await gridsOf(session, district, planId),
    earlier: previousPlanId === null ? [] : await gridsOf(session, district, previousPlanId),
    usedCodes: used.map(({ code }) => code),
    households: points,
    appeals: await session.rows<{ lon: number; lat: number }>(APPEAL_PLACES, { district }),
  });
  if (outcome.kind === 'community-full') return refused('community-full', { prefix: outcome.prefix });
  const { codes, lineage, retiredCodes } = outcome;
  const legacy = await session.rows<LegacyRow>(LEGACY_CROSSWALK, { district, plan: planId });
  const shares = [...outcome.crosswalk.map(unifiedShare), ...legacyShares(legacy, outcome)];
  return { planId, previousPlanId, codes, lineage, retiredCodes, shares };
}

async function gridsOf(session: Session, district: string, plan: string) {
  const rows = await session.rows<GridRow>(GRIDS_TO_PUBLISH, { district, plan });
  return rows.map(({ geometry, ...grid }) => ({
    ...grid,
    geometry: JSON.parse(geometry) as Polygon | MultiPolygon,
  }));
}

function unifiedShare(share: PlanPublication['crosswalk'][number]): PublishedShareRecord {
  return { ...share, sourceKind: 'unified', departmentId: null, legacyGridId: null };
}

/** By department and the department's id; of one grid the largest share first. */
function legacyShares(rows: readonly LegacyRow[], { codes }: PlanPublication): PublishedShareRecord[] {
  const published = new Map(codes.map(({ from, to }) => [from, to]));
  const parts = rows.map((row) => ({
    sourceKind: 'legacy' as const,
    source: row.grid_id,
    departmentId: row.department_id,
    legacyGridId: row.id,
    grid: row.grid_code === null ? null : published.get(row.grid_code)!,
    households: row.households,
    areaM2: row.area_m2,
    appeals: row.appeals,
  }));
  const shared = shareOut(parts, ({ legacyGridId }) => legacyGridId);
  const place = new Map<string, number>();
  for (const { legacyGridId } of shared) if (!place.has(legacyGridId)) place.set(legacyGridId, place.size);
  return shared.sort(
    (a, b) =>
      place.get(a.legacyGridId)! - place.get(b.legacyGridId)! ||
      b.share - a.share ||
      ((a.grid ?? '') < (b.grid ?? '') ? -1 : 1),
  );
}
