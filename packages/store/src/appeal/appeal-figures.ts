import type { Database } from '../engine/database.ts';
import { statement } from '../engine/statement.ts';
import { askPlaced } from './appeal-places.ts';
import { conditionValues } from './condition-values.ts';
import {
  APPEAL_CATEGORIES,
  APPEAL_STATUSES,
  type AppealChangeRecord,
  type AppealGrouping,
  type AppealGroupRecord,
  type AppealSeriesRecord,
  type AppealStep,
  type AppealSummaryRecord,
  FIGURES_ZONE,
  type FigureFilter,
} from './records.ts';

const APPEAL_SUMMARY = statement(import.meta.url, './appeal-summary.sql');
const APPEAL_SERIES = statement(import.meta.url, './appeal-series.sql');
const APPEAL_CHANGE = statement(import.meta.url, './appeal-change.sql');

/** Groups that are there whatever the data. */
const FIXED_KEYS: Readonly<Partial<Record<AppealGrouping, readonly string[]>>> = {
  category: APPEAL_CATEGORIES,
  status: APPEAL_STATUSES,
  weekday: Array.from({ length: 7 }, (_, index) => String(index + 1)),
  hour: Array.from({ length: 24 }, (_, index) => String(index)),
};

interface GroupRow {
  readonly key: string | null;
  readonly name: string | null;
  readonly name_en: string | null;
  readonly households: number | null;
  readonly appeals: number;
  readonly open: number;
}

interface SummaryRow extends GroupRow {
  readonly stale: boolean;
  readonly as_of: string | null;
  readonly total: number;
  readonly outside: number;
}

interface SeriesRow {
  readonly stale: boolean;
  readonly as_of: string | null;
  readonly steps: readonly number[];
  readonly code: string | null;
  readonly households: number;
  readonly counts: readonly number[];
}

interface ChangeRow extends GroupRow {
  readonly stale: boolean;
  readonly as_of: string | null;
  readonly since: string | null;
  readonly current: number;
  readonly previous: number;
  readonly kind: 'grid' | 'town' | null;
  readonly before: number;
}

export async function readSummary(
  database: Database,
  district: string,
  planId: string | null,
  by: AppealGrouping,
  filter: FigureFilter,
): Promise<AppealSummaryRecord> {
  const plan = by === 'grid' || filter.gridCode !== undefined ? planId : null;
  const places = by === 'community' || by === 'town' || asksForArea(filter);
  const values = { district, plan, places, by, keys: FIXED_KEYS[by] ?? [], ...figureValues(filter) };
  const rows = await askPlaced(database, district, plan, (session) =>
    session.rows<SummaryRow>(APPEAL_SUMMARY, values),
  );
  const { total, outside } = rows[0];
  return { asOf: instant(rows[0].as_of), total, outside, groups: rows.flatMap(toGroup) };
}

export async function readSeries(
  database: Database,
  district: string,
  planId: string | null,
  step: AppealStep,
  filter: FigureFilter,
): Promise<AppealSeriesRecord> {
  const values = { district, plan: planId, places: asksForArea(filter), step, ...figureValues(filter) };
  const rows = await askPlaced(database, district, planId, (session) =>
    session.rows<SeriesRow>(APPEAL_SERIES, values),
  );
  return {
    asOf: instant(rows[0].as_of),
    steps: rows[0].steps.map((milliseconds) => new Date(milliseconds)),
    grids: rows.flatMap(({ code, households, counts }) =>
      code === null ? [] : [{ code, households, counts }],
    ),
  };
}

export async function readChange(
  database: Database,
  district: string,
  planId: string | null,
  days: number,
  filter: FigureFilter,
): Promise<AppealChangeRecord> {
  const { since: _, ...conditions } = figureValues(filter);
  const values = { district, plan: planId, days, ...conditions };
  const rows = await askPlaced(database, district, planId, (session) =>
    session.rows<ChangeRow>(APPEAL_CHANGE, values),
  );
  const { as_of, since, current, previous } = rows[0];
  return {
    asOf: instant(as_of),
    since: instant(since),
    current,
    previous,
    worst: rows.filter(({ kind }) => kind === 'grid').flatMap(toGroup),
    towns: rows
      .filter(({ kind }) => kind === 'town')
      .map((row) => ({
        key: row.key ?? '',
        name: row.name ?? '',
        nameEn: row.name_en ?? '',
        current: row.appeals,
        previous: row.before,
        perThousand: perThousand(row.appeals, row.households),
      })),
  };
}

function asksForArea(filter: FigureFilter): boolean {
  return filter.townCode !== undefined || filter.communityCode !== undefined;
}

function figureValues(filter: FigureFilter) {
  return { ...conditionValues(filter), code: filter.gridCode ?? null, zone: FIGURES_ZONE };
}

function toGroup(row: GroupRow): AppealGroupRecord[] {
  const { key, name, name_en, appeals, open, households } = row;
  if (key === null) return [];
  const rate = perThousand(appeals, households);
  return [{ key, name, nameEn: name_en, appeals, open, households, perThousand: rate }];
}

function perThousand(appeals: number, households: number | null): number | null {
  return households !== null && households > 0 ? (appeals / households) * 1000 : null;
}

function instant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
