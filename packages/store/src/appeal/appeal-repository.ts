import type { Database } from '../engine/database.ts';
import { checkedBounds } from '../engine/geometry-gate.ts';
import { listPage } from '../engine/list-page.ts';
import type { Values } from '../engine/session.ts';
import { statement } from '../engine/statement.ts';
import { StoreError } from '../outcome.ts';
import type { Page, PageRequest } from '../page.ts';
import type {
  AppealCategory,
  AppealDensityRecord,
  AppealFilter,
  AppealRecord,
  AppealRepository,
  AppealStatus,
} from './records.ts';

const APPEALS_PAGE = statement(import.meta.url, './appeals-page.sql');
const APPEAL_BY_ID = statement(import.meta.url, './appeal-by-id.sql');
const APPEAL_DENSITY = statement(import.meta.url, './appeal-density.sql');

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

interface DensityRow {
  as_of: string;
  total: number;
  outside: number;
  code: string | null;
  appeals: number;
  households: number;
}

export class SqlAppealRepository implements AppealRepository {
  constructor(
    private readonly database: Database,
    private readonly district: string,
  ) {}

  appeals(filter: AppealFilter, page: PageRequest): Promise<Page<AppealRecord>> {
    const values = {
      district: this.district,
      ...filterValues(filter),
      plan: filter.grid?.planId ?? null,
      code: filter.grid?.code ?? null,
    };
    return this.database.read((session) => listPage(session, APPEALS_PAGE, values, page, toAppeal));
  }

  appeal(id: string): Promise<AppealRecord | null> {
    return this.database.read(async (session) => {
      const [row] = await session.rows<AppealRow>(APPEAL_BY_ID, { district: this.district, id });
      return row === undefined ? null : toAppeal(row);
    });
  }

  density(planId: string, filter: Omit<AppealFilter, 'grid'>): Promise<AppealDensityRecord> {
    const values = { district: this.district, plan: planId, ...filterValues(filter) };
    return this.database.read(async (session) => {
      const rows = await session.rows<DensityRow>(APPEAL_DENSITY, values);
      if (rows.length === 0)
        throw new StoreError('verdict-missing', 'The density query answered with no row.');
      const grids = rows.flatMap((row) => {
        if (row.code === null) return [];
        const { code, appeals, households } = row;
        return [
          { code, appeals, households, perThousand: households > 0 ? (appeals / households) * 1000 : null },
        ];
      });
      return { asOf: new Date(rows[0].as_of), total: rows[0].total, outside: rows[0].outside, grids };
    });
  }

  async countsByGrid(planId: string, codes: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const { grids } = await this.density(planId, {});
    const counts = new Map(grids.map((grid) => [grid.code, grid.appeals]));
    return new Map(codes.map((code) => [code, counts.get(code) ?? 0]));
  }
}

function filterValues(filter: Omit<AppealFilter, 'grid'>): Values {
  return {
    box: filter.bbox === undefined ? null : checkedBounds(filter.bbox),
    categories: filter.category ?? null,
    statuses: filter.status ?? null,
    since: filter.from ?? null,
    until: filter.until ?? null,
  };
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
