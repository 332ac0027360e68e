import type { Database } from '../engine/database.ts';
import { listPage } from '../engine/list-page.ts';
import { statement } from '../engine/statement.ts';
import type { Page, PageRequest } from '../page.ts';
import { readChange, readSeries, readSummary } from './appeal-figures.ts';
import { asksAboutAreas, placeMissing } from './appeal-places.ts';
import { conditionValues } from './condition-values.ts';
import {
  type AppealCategory,
  type AppealChangeRecord,
  type AppealConditions,
  type AppealFilter,
  type AppealGrouping,
  type AppealLatticeRecord,
  type AppealRecord,
  type AppealRepository,
  type AppealSeriesRecord,
  type AppealStatus,
  type AppealStep,
  type AppealSummaryRecord,
  FIGURES_ZONE,
  type FigureFilter,
} from './records.ts';

const APPEALS_PAGE = statement(import.meta.url, './appeals-page.sql');
const APPEAL_LATTICE = statement(import.meta.url, './appeal-lattice.sql');
const APPEAL_BY_ID = statement(import.meta.url, './appeal-by-id.sql');

interface CellRow {
  readonly as_of: string | null;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly appeals: number | null;
}

interface AppealRow {
  id: string;
  number: string;
  category: AppealCategory;
  status: AppealStatus;
  title: string;
  lon: number;
  lat: number;
  requested_at: string;
  closed_at: string | null;
}

export class SqlAppealRepository implements AppealRepository {
  constructor(
    private readonly database: Database,
    private readonly district: string,
  ) {}

  async appeals(filter: AppealFilter, page: PageRequest): Promise<Page<AppealRecord>> {
    const plan = filter.grid?.planId ?? null;
    await placeMissing(this.database, this.district, plan, asksAboutAreas(filter));
    const values = {
      district: this.district,
      ...conditionValues(filter),
      plan,
      code: filter.grid?.code ?? null,
      zone: FIGURES_ZONE,
    };
    return this.database.read((session) => listPage(session, APPEALS_PAGE, values, page, toAppeal));
  }

  async lattice(conditions: AppealConditions, cellM: number): Promise<AppealLatticeRecord> {
    await placeMissing(this.database, this.district, null, asksAboutAreas(conditions));
    const values = {
      district: this.district,
      ...conditionValues(conditions),
      zone: FIGURES_ZONE,
      cell: cellM,
    };
    const rows = await this.database.read((session) => session.rows<CellRow>(APPEAL_LATTICE, values));
    const asOf = rows[0]?.as_of ?? null;
    return {
      asOf: asOf === null ? null : new Date(asOf),
      cells: rows.flatMap(({ lon, lat, appeals }) =>
        lon === null || lat === null || appeals === null ? [] : [{ lon, lat, appeals }],
      ),
    };
  }

  appeal(id: string): Promise<AppealRecord | null> {
    return this.database.read(async (session) => {
      const [row] = await session.rows<AppealRow>(APPEAL_BY_ID, { district: this.district, id });
      return row === undefined ? null : toAppeal(row);
    });
  }

  summary(planId: string | null, by: AppealGrouping, filter: FigureFilter): Promise<AppealSummaryRecord> {
    return readSummary(this.database, this.district, planId, by, filter);
  }

  series(planId: string | null, step: AppealStep, filter: FigureFilter): Promise<AppealSeriesRecord> {
    return readSeries(this.database, this.district, planId, step, filter);
  }

  change(planId: string | null, days: number, filter: FigureFilter): Promise<AppealChangeRecord> {
    return readChange(this.database, this.district, planId, days, filter);
  }

  async countsByGrid(planId: string, codes: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const { groups } = await this.summary(planId, 'grid', {});
    const counts = new Map(groups.map((group) => [group.key, group.appeals]));
    return new Map(codes.map((code) => [code, counts.get(code) ?? 0]));
  }
}

function toAppeal(row: AppealRow): AppealRecord {
  const { id, number, category, status, title } = row;
  return {
    id,
    number,
    category,
    status,
    title,
    location: { type: 'Point', coordinates: [row.lon, row.lat] },
    requestedAt: new Date(row.requested_at),
    closedAt: row.closed_at === null ? null : new Date(row.closed_at),
  };
}
