import type { AppealConditions, FigureFilter } from '@onegrid/store';
import { boundsArgument } from '../schema/bounds-argument.ts';
import { badArgument } from '../schema/worded-error.ts';
import type { AppealFilter } from './appeal-type.ts';

const HOURS_OF_DAY = 24;

/** Hours of the day as asked for; one that is left out is the day's own end; `none` where they are no range. */
export function hoursBetween(
  hourFrom: number | null | undefined,
  hourUntil: number | null | undefined,
): 'all' | 'none' | { readonly from: number; readonly until: number } {
  if ((hourFrom ?? null) === null && (hourUntil ?? null) === null) return 'all';
  const from = hourFrom ?? 0;
  const until = hourUntil ?? HOURS_OF_DAY;
  const inRange = from >= 0 && from < HOURS_OF_DAY && until >= 1 && until <= HOURS_OF_DAY && from !== until;
  return inRange ? { from, until } : 'none';
}

function hoursOf(filter: AppealFilter | null) {
  const hours = hoursBetween(filter?.hourFrom, filter?.hourUntil);
  if (hours === 'none') {
    throw badArgument('hourFrom', 'hours-out-of-range', { hourFrom: 18, hourUntil: 22 });
  }
  return hours === 'all' ? {} : { hours };
}

/** The filter as the store takes it, without the grid: that needs a plan. */
export function conditionsOf(filter: AppealFilter | null): AppealConditions {
  const { bbox, category, status, from, until, townCode, communityCode, departmentId } = filter ?? {};
  return {
    ...(bbox ? { bbox: boundsArgument(bbox) } : {}),
    ...(category ? { category } : {}),
    ...(status ? { status } : {}),
    ...(from ? { from } : {}),
    ...(until ? { until } : {}),
    ...(townCode ? { townCode } : {}),
    ...(communityCode ? { communityCode } : {}),
    ...(departmentId ? { departmentId } : {}),
    ...hoursOf(filter),
  };
}

/** The filter of figures, whose plan is known. */
export function figureFilter(filter: AppealFilter | null): FigureFilter {
  return { ...conditionsOf(filter), ...(filter?.gridCode ? { gridCode: filter.gridCode } : {}) };
}
