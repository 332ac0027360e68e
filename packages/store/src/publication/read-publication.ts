import { type PlanPublication, planPublication } from '@onegrid/planning';
import type { MultiPolygon, Polygon } from 'geojson';
import type { Session } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { type Refused, refused } from '../outcome.ts';
import { legacyShares } from './legacy-shares.ts';
import type { PublicationPreview, PublishedShareRecord } from './records.ts';

const GRIDS_TO_PUBLISH = statement(import.meta.url, './grids-to-publish.sql');
const CODES_PUBLISHED = statement(import.meta.url, './codes-published.sql');
const APPEAL_PLACES = statement(import.meta.url, './appeal-places.sql');
const HOUSEHOLD_POINTS = statement(import.meta.url, '../asset/household-points.sql');

interface GridRow {
  code: string;
  geometry: string;
  prefix: string;
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
  const published = new Map(codes.map(({ from, to }) => [from, to]));
  const legacy = await legacyShares(session, district, planId, published);
  const shares = [...outcome.crosswalk.map(unifiedShare), ...legacy];
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
