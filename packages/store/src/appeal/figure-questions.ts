import type { Database } from '../engine/database.ts';
import { statement } from '../engine/statement.ts';
import { monthPeriod, type Period } from './figure-period.ts';
import type { FigureQuestion } from './protected-figures.ts';
import type { AppealGrouping, FigureFilter } from './records.ts';

const AREAS_MEANT = statement(import.meta.url, './areas-meant.sql');

interface AreasRow {
  readonly town: string | null;
  readonly community: string | null;
}

/**
 * What a filter asks about, by ids: a town asked for by its code is the same question as the town. `plan` is the one
 * whose grid the filter names.
 */
export async function questionOf(
  database: Database,
  district: string,
  plan: string | null,
  filter: FigureFilter,
): Promise<FigureQuestion> {
  const { category, status, hours, townCode, communityCode, gridCode } = filter;
  const asksForArea = townCode !== undefined || communityCode !== undefined;
  const values = { district, town: townCode ?? null, community: communityCode ?? null };
  const [areas] = asksForArea
    ? await database.read((session) => session.rows<AreasRow>(AREAS_MEANT, values))
    : [];
  return {
    category: category && [...new Set(category)].sort().join(','),
    status: status && [...new Set(status)].sort().join(','),
    hours: hours && `${hours.from}-${hours.until}`,
    department: filter.departmentId,
    town: areas?.town ?? townCode,
    community: areas?.community ?? communityCode,
    ...(gridCode === undefined ? {} : ofGrid(plan, gridCode)),
    ...ofPeriod(filter),
  };
}

export function ofPeriod({ from, until }: Period): FigureQuestion {
  return { from: from?.getTime(), until: until?.getTime() };
}

export function ofGrid(plan: string | null, grid: string): FigureQuestion {
  return { plan: plan ?? '', grid };
}

/** What a group counts of what was asked; the key of what lies outside all groups is empty. */
export function ofGroup(by: AppealGrouping, key: string, plan: string | null): FigureQuestion {
  if (by === 'grid') return ofGrid(plan, key);
  if (by === 'month') return ofPeriod(monthPeriod(key));
  if (by === 'hour') return { hours: `${key}-${Number(key) + 1}` };
  return { [by]: key };
}

/** Whether a month lies within the period asked about as a whole. */
export function isWholeMonth(month: string, { from, until }: Period): boolean {
  const whole = monthPeriod(month);
  return !(from && from > whole.from) && !(until && until < whole.until);
}
