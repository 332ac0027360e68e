import type { GridLineage } from '@onegrid/planning';
import type { Actor } from '../actor.ts';
import { type FigureRule, figureChance, protectedCount } from '../appeal/protected-figures.ts';
import type { Database } from '../engine/database.ts';
import { listPage } from '../engine/list-page.ts';
import { statement } from '../engine/statement.ts';
import { type Refused, refused, StoreError } from '../outcome.ts';
import type { Page, PageRequest } from '../page.ts';
import { Plan } from '../plan/entities.ts';
import { readPlans } from '../plan/read-plans.ts';
import { publishPlan } from './publish-plan.ts';
import { readPublication } from './read-publication.ts';
import type {
  PublicationPreview,
  PublicationRecord,
  PublicationRepository,
  PublishedCodeRecord,
  PublishedShareRecord,
  ShareFilter,
} from './records.ts';

const PUBLICATIONS_BY_PLANS = statement(import.meta.url, './publications-by-plans.sql');
const SHARES_PAGE = statement(import.meta.url, './shares-page.sql');

interface PublicationRow {
  plan_id: string;
  previous_plan_id: string | null;
  published_at: string;
  published_by: string;
  reason: string | null;
  codes: PublishedCodeRecord[];
  lineage: GridLineage[];
  retired_codes: string[];
}

interface ShareRow extends FigureRule {
  id: string;
  source_kind: PublishedShareRecord['sourceKind'];
  source: string;
  department_id: string | null;
  legacy_grid_id: string | null;
  grid_code: string | null;
  share: number;
  households: number;
  area_m2: number;
  appeals: number;
}

export class SqlPublicationRepository implements PublicationRepository {
  constructor(
    private readonly database: Database,
    private readonly district: string,
  ) {}

  preview(planId: string): Promise<PublicationPreview | Refused> {
    return this.database.read(async (session) => {
      const plan = await session.em.findOne(Plan, { districtCode: this.district, id: planId });
      if (plan === null) return refused('plan-not-found', { id: planId });
      if (plan.status === 'published' || plan.status === 'superseded') return refused('plan-closed');
      const before = await session.em.findOne(Plan, { districtCode: this.district, status: 'published' });
      return readPublication(session, this.district, planId, before?.id ?? null);
    });
  }

  publish(planId: string, revision: number, by: Actor): ReturnType<PublicationRepository['publish']> {
    return this.database.write(async (session) => {
      const publication = await publishPlan(session, this.district, planId, revision, by);
      if ('code' in publication) return publication;
      const plan = (await readPlans(session, this.district, [planId])).get(planId);
      if (plan === undefined)
        throw new StoreError('verdict-missing', 'A plan that was just written is not there.');
      return { plan, publication };
    });
  }

  publications(planIds: readonly string[]): Promise<ReadonlyMap<string, PublicationRecord>> {
    return this.database.read(async (session) => {
      const values = { district: this.district, plans: planIds };
      const rows = await session.rows<PublicationRow>(PUBLICATIONS_BY_PLANS, values);
      return new Map(rows.map((row) => [row.plan_id, toPublication(row)]));
    });
  }

  shares(
    planId: string,
    filter: ShareFilter,
    page: PageRequest,
    protect = false,
  ): Promise<Page<PublishedShareRecord>> {
    const values = {
      district: this.district,
      plan: planId,
      kind: filter.sourceKind ?? null,
      department: filter.departmentId ?? null,
    };
    return this.database.read((session) =>
      listPage(session, SHARES_PAGE, values, page, (row: ShareRow) => toShare(planId, row, protect)),
    );
  }
}

function toPublication(row: PublicationRow): PublicationRecord {
  return {
    planId: row.plan_id,
    previousPlanId: row.previous_plan_id,
    publishedAt: new Date(row.published_at),
    publishedBy: row.published_by,
    reason: row.reason,
    codes: row.codes,
    lineage: row.lineage,
    retiredCodes: row.retired_codes,
  };
}

function toShare(plan: string, row: ShareRow, protect: boolean): PublishedShareRecord {
  const { source, share, households, appeals } = row;
  const chance = () => figureChance(row.figure_secret, { plan, share: row.id });
  return {
    sourceKind: row.source_kind,
    source,
    departmentId: row.department_id,
    legacyGridId: row.legacy_grid_id,
    grid: row.grid_code,
    share,
    households,
    areaM2: row.area_m2,
    appeals: protect ? protectedCount(appeals, chance(), row.least_group) : appeals,
  };
}
