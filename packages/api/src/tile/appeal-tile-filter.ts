import {
  APPEAL_CATEGORIES,
  APPEAL_STATUSES,
  type AppealCategory,
  type AppealStatus,
  type PointConditions,
} from '@onegrid/store';
import { hoursBetween } from '../appeal/asked-appeals.ts';
import { type TooFine, toldConditions, tooFine } from '../appeal/told-conditions.ts';

/** Conditions in the query of an address, and one text for all that mean the same. */
export interface AppealTileFilter {
  readonly key: string;
  readonly conditions: PointConditions;
}

const TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;
const MEMBERS = new Set([
  'category',
  'status',
  'from',
  'until',
  'hourFrom',
  'hourUntil',
  'townCode',
  'communityCode',
]);

const LONGEST_ID = 100;

class BadFilter extends Error {}

/** The values of a member, given once or more, each also several joined by commas. */
function values(query: URLSearchParams, member: string): readonly string[] {
  return query.getAll(member).flatMap((text) => text.split(','));
}

function oneOf<Value extends string>(known: readonly Value[], texts: readonly string[]): readonly Value[] {
  return [...new Set(texts)].sort().map((text) => {
    const value = known.find((each) => each.toUpperCase() === text);
    if (value === undefined) throw new BadFilter();
    return value;
  });
}

function single(query: URLSearchParams, member: string): string | null {
  const given = query.getAll(member);
  if (given.length > 1) throw new BadFilter();
  return given[0] ?? null;
}

function time(query: URLSearchParams, member: string): Date | null {
  const text = single(query, member);
  if (text === null) return null;
  const date = new Date(text);
  if (!TIME.test(text) || Number.isNaN(date.getTime())) throw new BadFilter();
  return date;
}

/** Code or id of a town or community. */
function place(query: URLSearchParams, member: string): string | null {
  const text = single(query, member);
  if (text === '' || (text !== null && text.length > LONGEST_ID)) throw new BadFilter();
  return text;
}

function hour(query: URLSearchParams, member: string): number | null {
  const text = single(query, member);
  if (text === null) return null;
  if (!/^\d{1,2}$/.test(text)) throw new BadFilter();
  return Number(text);
}

/**
 * `category=NOISE,PARKING&status=FILED&from=2026-10-01T00:00:00Z&until=..&hourFrom=18&hourUntil=22&townCode=001`: each
 * member may be left out; null where one is unknown or cannot be understood.
 */
export function parseAppealTileFilter(search: string): AppealTileFilter | null {
  const query = new URLSearchParams(search);
  if ([...query.keys()].some((member) => !MEMBERS.has(member))) return null;
  try {
    const category: readonly AppealCategory[] = oneOf(APPEAL_CATEGORIES, values(query, 'category'));
    const status: readonly AppealStatus[] = oneOf(APPEAL_STATUSES, values(query, 'status'));
    const from = time(query, 'from');
    const until = time(query, 'until');
    const hours = hoursBetween(hour(query, 'hourFrom'), hour(query, 'hourUntil'));
    if (hours === 'none') return null;
    const townCode = place(query, 'townCode');
    const communityCode = place(query, 'communityCode');
    const conditions: PointConditions = {
      ...(category.length > 0 ? { category } : {}),
      ...(status.length > 0 ? { status } : {}),
      ...(from === null ? {} : { from }),
      ...(until === null ? {} : { until }),
      ...(hours === 'all' ? {} : { hours }),
      ...(townCode === null ? {} : { townCode }),
      ...(communityCode === null ? {} : { communityCode }),
    };
    return filterOf(conditions);
  } catch (error) {
    if (error instanceof BadFilter) return null;
    throw error;
  }
}

/** The same for protected counts, or why they are not told of it. */
export function coarseTileFilter({ conditions }: AppealTileFilter): AppealTileFilter | TooFine {
  const told = toldConditions(conditions);
  return tooFine(told) ?? filterOf(told);
}

function filterOf(conditions: PointConditions): AppealTileFilter {
  return { key: JSON.stringify(conditions), conditions };
}
