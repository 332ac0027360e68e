import type { Database } from '../engine/database.ts';
import { statement } from '../engine/statement.ts';
import { askPlaced } from './appeal-places.ts';
import { conditionValues } from './condition-values.ts';
import { stepEnd } from './figure-period.ts';
import { isWholeMonth, ofGrid, ofGroup, ofPeriod, questionOf } from './figure-questions.ts';
import { type FigureQuestion, type FigureRule, FigureTeller, tellInstant } from './protected-figures.ts';
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

const DAY_MS = 86_400_000;
/** So many grids are told to be the worst. */
const WORST = 5;

interface GroupRow {
  readonly key: string | null;
  readonly name: string | null;
  readonly name_en: string | null;
  readonly households: number | null;
  readonly appeals: number;
  readonly open: number;
}

interface GroupPart {
  readonly group: FigureQuestion;
  readonly open: FigureQuestion;
}

interface SummaryRow extends GroupRow, FigureRule {
  readonly stale: boolean;
  readonly as_of: string | null;
  readonly total: number;
  readonly outside: number;
}

interface SeriesRow extends FigureRule {
  readonly stale: boolean;
  readonly as_of: string | null;
  readonly steps: readonly number[];
  readonly code: string | null;
  readonly households: number;
  readonly counts: readonly number[];
}

interface ChangeRow extends GroupRow, FigureRule {
  readonly stale: boolean;
  readonly as_of: string | null;
  readonly since: string | null;
  readonly ends: string | null;
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
  protect: boolean,
): Promise<AppealSummaryRecord> {
  const plan = by === 'grid' || filter.gridCode !== undefined ? planId : null;
  const places = by === 'community' || by === 'town' || asksForArea(filter);
  const values = { district, plan, places, by, keys: FIXED_KEYS[by] ?? [], protect, ...figureValues(filter) };
  const rows = await askPlaced(database, district, plan, (session) =>
    session.rows<SummaryRow>(APPEAL_SUMMARY, values),
  );
  const { as_of, total, outside } = rows[0];
  const teller = new FigureTeller(rows[0], protect, await questionOf(database, district, planId, filter));
  return {
    asOf: tellInstant(instant(as_of), protect),
    total: teller.tell(total),
    outside: teller.tell(outside, ofGroup(by, '', planId)),
    groups: rows.flatMap((row) => {
      if (row.key === null) return [];
      const cut = by === 'month' && !isWholeMonth(row.key, filter);
      return [toGroup(row, teller, cut ? null : partOf(by, row.key, planId, filter))];
    }),
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
  const teller = new FigureTeller(rows[0], protect, await questionOf(database, district, planId, filter));
  const steps = rows[0].steps.map((milliseconds) => new Date(milliseconds));
  const periods = steps.map((from) => ofPeriod({ from, until: stepEnd(from, step) }));
  return {
    asOf: tellInstant(instant(rows[0].as_of), protect),
    steps,
    grids: rows.flatMap(({ code, households, counts }) => {
      if (code === null) return [];
      const grid = ofGrid(planId, code);
      const told = counts.map((count, index) => teller.tell(count, { ...grid, ...periods[index] }));
      return [{ code, households, counts: told }];
    }),
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
  const { as_of, current, previous } = rows[0];
  const [since, ends] = [instant(rows[0].since), instant(rows[0].ends)];
  const question = await questionOf(database, district, planId, filter);
  const now = ofPeriod({ from: since ?? undefined, until: ends ?? undefined });
  const past = ofPeriod({
    from: since ? new Date(since.getTime() - days * DAY_MS) : undefined,
    until: since ?? undefined,
  });
  const teller = new FigureTeller(rows[0], protect, question);
  // Grids are listed where there are rows: how many of them are not told is not told either.
  const ofGrids = new FigureTeller(rows[0], protect, { ...question, ...now });
  return {
    asOf: tellInstant(instant(as_of), protect),
    since,
    current: teller.tell(current, now),
    previous: teller.tell(previous, past),
    worst: worstOf(
      rows.flatMap((row) =>
        row.kind === 'grid' && row.key !== null
          ? [toGroup(row, ofGrids, partOf('grid', row.key, planId, filter))]
          : [],
      ),
    ),
    towns: rows
      .filter(({ kind }) => kind === 'town')
      .map((row) => {
        const key = row.key ?? '';
        const told = teller.tell(row.appeals, { ...now, town: key });
        return {
          key,
          name: row.name ?? '',
          nameEn: row.name_en ?? '',
          current: told,
          previous: teller.tell(row.before, { ...past, town: key }),
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

/** What a group is of the question, and its open ones: where the status is known they are all of it or none. */
function partOf(by: AppealGrouping, key: string, planId: string | null, filter: FigureFilter): GroupPart {
  const group = ofGroup(by, key, planId);
  const sameRows = by === 'status' || filter.status?.length === 1;
  return { group, open: sameRows ? group : { ...group, open: 'yes' } };
}

/** A group as it is told, without a number where `part` is null: the period asked about cuts it. */
function toGroup(row: GroupRow, teller: FigureTeller, part: GroupPart | null): AppealGroupRecord {
  const { key, name, name_en, households } = row;
  const appeals = part ? teller.tell(row.appeals, part.group) : teller.tellCut(row.appeals);
  const open = part ? teller.tellPart(appeals, row.open, part.open) : teller.tellCut(row.open);
  const rate = perThousand(appeals, households);
  return { key: key ?? '', name, nameEn: name_en, appeals, open, households, perThousand: rate };
}

function perThousand(appeals: number | null, households: number | null): number | null {
  return appeals !== null && households !== null && households > 0 ? (appeals / households) * 1000 : null;
}

function instant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
