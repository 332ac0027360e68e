import type { Database } from '../engine/database.ts';
import { statement } from '../engine/statement.ts';
import { askPlaced } from './appeal-places.ts';
import { conditionValues } from './condition-values.ts';
import { FigureTeller, tellInstant } from './protected-figures.ts';
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

/** So many grids are told to be the worst. */
const WORST = 5;

interface GroupRow {
  readonly key: string | null;
  readonly name: string | null;
  readonly name_en: string | null;
  readonly households: number | null;
  readonly appeals: number;
  readonly appeals_key: number;
  readonly open: number;
  readonly open_key: number;
}

interface SummaryRow extends GroupRow {
  readonly stale: boolean;
  readonly as_of: string | null;
  readonly least_group: number;
  readonly total: number;
  readonly total_key: number;
  readonly outside: number;
  readonly outside_key: number;
}

interface SeriesRow {
  readonly stale: boolean;
  readonly as_of: string | null;
  readonly steps: readonly number[];
  readonly code: string | null;
  readonly least_group: number;
  readonly households: number;
  readonly counts: readonly number[];
  readonly keys: readonly number[];
}

interface ChangeRow extends GroupRow {
  readonly stale: boolean;
  readonly as_of: string | null;
  readonly since: string | null;
  readonly least_group: number;
  readonly current: number;
  readonly current_key: number;
  readonly previous: number;
  readonly previous_key: number;
  readonly kind: 'grid' | 'town' | null;
  readonly before: number;
  readonly before_key: number;
}

export async function readSummary(
  database: Database,
  district: string,
  planId: string | null,
  by: AppealGrouping,
  filter: FigureFilter,
  protect: boolean,
): Promise<AppealSummaryRecord> {
  const plan = by === 'grid' || filter.gridCode !== undefined ? planId : null;
  const places = by === 'community' || by === 'town' || asksForArea(filter);
  const values = { district, plan, places, by, keys: FIXED_KEYS[by] ?? [], protect, ...figureValues(filter) };
  const rows = await askPlaced(database, district, plan, (session) =>
    session.rows<SummaryRow>(APPEAL_SUMMARY, values),
  );
  const { as_of, least_group, total, total_key, outside, outside_key } = rows[0];
  const teller = new FigureTeller(least_group, protect);
  return {
    asOf: tellInstant(instant(as_of), protect),
    total: teller.tell(total, total_key),
    outside: teller.tell(outside, outside_key),
    groups: rows.flatMap((row) => toGroup(row, teller)),
    protection: teller.protection,
  };
}

export async function readSeries(
  database: Database,
  district: string,
  planId: string | null,
  step: AppealStep,
  filter: FigureFilter,
  protect: boolean,
): Promise<AppealSeriesRecord> {
  const values = {
    district,
    plan: planId,
    places: asksForArea(filter),
    step,
    protect,
    ...figureValues(filter),
  };
  const rows = await askPlaced(database, district, planId, (session) =>
    session.rows<SeriesRow>(APPEAL_SERIES, values),
  );
  const teller = new FigureTeller(rows[0].least_group, protect);
  return {
    asOf: tellInstant(instant(rows[0].as_of), protect),
    steps: rows[0].steps.map((milliseconds) => new Date(milliseconds)),
    grids: rows.flatMap(({ code, households, counts, keys }) =>
      code === null
        ? []
        : [{ code, households, counts: counts.map((count, step) => teller.tell(count, keys[step])) }],
    ),
    protection: teller.protection,
  };
}

export async function readChange(
  database: Database,
  district: string,
  planId: string | null,
  days: number,
  filter: FigureFilter,
  protect: boolean,
): Promise<AppealChangeRecord> {
  const { since: _, ...conditions } = figureValues(filter);
  const values = { district, plan: planId, days, protect, ...conditions };
  const rows = await askPlaced(database, district, planId, (session) =>
    session.rows<ChangeRow>(APPEAL_CHANGE, values),
  );
  const { as_of, since, least_group, current, current_key, previous, previous_key } = rows[0];
  const teller = new FigureTeller(least_group, protect);
  // Grids are listed where there are rows: how many of them are not told is not told either.
  const ofGrids = new FigureTeller(least_group, protect);
  return {
    asOf: tellInstant(instant(as_of), protect),
    since: instant(since),
    current: teller.tell(current, current_key),
    previous: teller.tell(previous, previous_key),
    worst: worstOf(rows.filter(({ kind }) => kind === 'grid').flatMap((row) => toGroup(row, ofGrids))),
    towns: rows
      .filter(({ kind }) => kind === 'town')
      .map((row) => {
        const told = teller.tell(row.appeals, row.appeals_key);
        return {
          key: row.key ?? '',
          name: row.name ?? '',
          nameEn: row.name_en ?? '',
          current: told,
          previous: teller.tell(row.before, row.before_key),
          perThousand: perThousand(told, row.households),
        };
      }),
    protection: teller.protection,
  };
}

/** Grids with the highest rates as they are told, by code where they are equal. */
function worstOf(grids: readonly AppealGroupRecord[]): readonly AppealGroupRecord[] {
  return grids
    .filter(({ perThousand: rate }) => rate !== null && rate > 0)
    .sort((a, b) => (b.perThousand ?? 0) - (a.perThousand ?? 0))
    .slice(0, WORST);
}

function asksForArea(filter: FigureFilter): boolean {
  return filter.townCode !== undefined || filter.communityCode !== undefined;
}

function figureValues(filter: FigureFilter) {
  return { ...conditionValues(filter), code: filter.gridCode ?? null, zone: FIGURES_ZONE };
}

function toGroup(row: GroupRow, teller: FigureTeller): AppealGroupRecord[] {
  const { key, name, name_en, households } = row;
  if (key === null) return [];
  const appeals = teller.tell(row.appeals, row.appeals_key);
  const open = teller.tellPart(appeals, row.open, row.open_key);
  const rate = perThousand(appeals, households);
  return [{ key, name, nameEn: name_en, appeals, open, households, perThousand: rate }];
}

function perThousand(appeals: number | null, households: number | null): number | null {
  return appeals !== null && households !== null && households > 0 ? (appeals / households) * 1000 : null;
}

function instant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
