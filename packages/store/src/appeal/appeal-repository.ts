import type { Database } from '../engine/database.ts';
import { listPage } from '../engine/list-page.ts';
import { statement } from '../engine/statement.ts';
import { StoreError } from '../outcome.ts';
import type { Page, PageRequest } from '../page.ts';
import { readChange, readSeries, readSummary } from './appeal-figures.ts';
import { asksAboutAreas, placeMissing } from './appeal-places.ts';
import { placeForReach, reachKind, reachValues, reachValuesOf } from './appeals-in-reach.ts';
import { conditionValues } from './condition-values.ts';
import { questionOf } from './figure-questions.ts';
import { type FigureQuestion, type FigureRule, FigureTeller, tellInstant } from './protected-figures.ts';
import {
  type AppealCategory,
  type AppealChangeRecord,
  type AppealConditions,
  type AppealFilter,
  type AppealGrouping,
  type AppealLatticeRecord,
  type AppealReach,
  type AppealRecord,
  type AppealRepository,
  type AppealSeriesRecord,
  type AppealStatus,
  type AppealStep,
  type AppealSummaryRecord,
  FIGURES_ZONE,
  type FigureCount,
  type FigureFilter,
} from './records.ts';

const PAGES = {
  departments: statement(import.meta.url, './appeals-page.sql'),
  small: statement(import.meta.url, './appeals-page-in-small-reach.sql'),
  wide: statement(import.meta.url, './appeals-page-in-wide-reach.sql'),
} as const;
const APPEAL_LATTICE = statement(import.meta.url, './appeal-lattice.sql');
const APPEAL_BY_ID = statement(import.meta.url, './appeal-by-id.sql');
const APPEAL_BY_ID_IN_REACH = statement(import.meta.url, './appeal-by-id-in-reach.sql');

interface CellRow extends FigureRule {
  readonly as_of: string | null;
  readonly total: number;
  readonly cell_column: number | null;
  readonly cell_row: number | null;
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

  async appeals(filter: AppealFilter, page: PageRequest, reach?: AppealReach): Promise<Page<AppealRecord>> {
    const plan = filter.grid?.planId ?? null;
    await placeMissing(this.database, this.district, plan, asksAboutAreas(filter));
    await placeForReach(this.database, this.district, reach);
    const values = {
      district: this.district,
      ...conditionValues(filter),
      plan,
      code: filter.grid?.code ?? null,
      zone: FIGURES_ZONE,
    };
    return this.database.read(async (session) => {
      const kind = await reachKind(session, this.district, reach);
      const within = { ...values, ...reachValuesOf(kind, reach) };
      if (kind !== 'wide') return listPage(session, PAGES[kind], within, page, toAppeal);
      const filtered = Object.values(filter).some((condition) => condition !== undefined);
      return listPage(session, PAGES.wide, { ...within, filtered }, page, toAppeal);
    });
  }

  async lattice(conditions: AppealConditions, cellM: number, protect = false): Promise<AppealLatticeRecord> {
    await placeMissing(this.database, this.district, null, asksAboutAreas(conditions));
    const values = {
      district: this.district,
      ...conditionValues(conditions),
      zone: FIGURES_ZONE,
      cell: cellM,
    };
    const rows = await this.database.read((session) => session.rows<CellRow>(APPEAL_LATTICE, values));
    const question = await questionOf(this.database, this.district, null, conditions);
    return toLattice(rows, protect, question, cellM);
  }

  async appeal(id: string, reach?: AppealReach): Promise<AppealRecord | null> {
    await placeForReach(this.database, this.district, reach);
    const sql = reach === undefined ? APPEAL_BY_ID : APPEAL_BY_ID_IN_REACH;
    const values = { district: this.district, id, ...reachValues(reach) };
    return this.database.read(async (session) => {
      const [row] = await session.rows<AppealRow>(sql, values);
      return row === undefined ? null : toAppeal(row);
    });
  }

  summary(
    planId: string | null,
    by: AppealGrouping,
    filter: FigureFilter,
    protect = false,
  ): Promise<AppealSummaryRecord> {
    return readSummary(this.database, this.district, planId, by, filter, protect);
  }

  series(
    planId: string | null,
    step: AppealStep,
    filter: FigureFilter,
    protect = false,
  ): Promise<AppealSeriesRecord> {
    return readSeries(this.database, this.district, planId, step, filter, protect);
  }

  change(
    planId: string | null,
    days: number,
    filter: FigureFilter,
    protect = false,
  ): Promise<AppealChangeRecord> {
    return readChange(this.database, this.district, planId, days, filter, protect);
  }

  async countsByGrid(
    planId: string,
    codes: readonly string[],
    protect = false,
  ): Promise<ReadonlyMap<string, FigureCount>> {
    const { groups } = await this.summary(planId, 'grid', {}, protect);
    const counts = new Map(groups.map((group) => [group.key, group.appeals]));
    const none = protect ? null : 0;
    return new Map(codes.map((code) => [code, counts.has(code) ? (counts.get(code) ?? null) : none]));
  }
}

function toLattice(
  rows: readonly CellRow[],
  protect: boolean,
  question: FigureQuestion,
  cellM: number,
): AppealLatticeRecord {
  if (rows.length === 0) throw new StoreError('verdict-missing', 'A lattice was answered with no row.');
  const { as_of, total } = rows[0];
  const teller = new FigureTeller(rows[0], protect, question);
  const whole = teller.tell(total);
  const ofCells = new FigureTeller(rows[0], protect, question);
  const cells = rows.flatMap(({ lon, lat, appeals, cell_column, cell_row }) => {
    if (lon === null || lat === null || appeals === null) return [];
    const told = ofCells.tell(appeals, { cell: `${cellM}:${cell_column}:${cell_row}` });
    return told === null ? [] : [{ lon, lat, appeals: told }];
  });
  return {
    asOf: tellInstant(as_of === null ? null : new Date(as_of), protect),
    protection: teller.protection,
    total: whole,
    cells,
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
