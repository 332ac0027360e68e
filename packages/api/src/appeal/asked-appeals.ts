import type { AppealConditions, FigureFilter } from '@onegrid/store';
import { boundsArgument } from '../schema/bounds-argument.ts';
import { badArgument } from '../schema/worded-error.ts';
import type { AppealFilter } from './appeal-type.ts';

const HOURS_OF_DAY = 24;

/** The hours of a filter; one that is left out is the day's own end. An error where they are no range. */
function hoursOf(from: number | null | undefined, until: number | null | undefined) {
  if ((from ?? null) === null && (until ?? null) === null) return {};
  const hours = { from: from ?? 0, until: until ?? HOURS_OF_DAY };
  const inRange =
    hours.from >= 0 &&
    hours.from < HOURS_OF_DAY &&
    hours.until >= 1 &&
    hours.until <= HOURS_OF_DAY &&
    hours.from !== hours.until;
  if (!inRange) throw badArgument('hourFrom', 'hours-out-of-range', { hourFrom: 18, hourUntil: 22 });
  return { hours };
}

/** The filter as the store takes it, without the grid: that needs a plan. */
export function conditionsOf(filter: AppealFilter | null): AppealConditions {
  const { bbox, category, status, from, until, townCode, communityCode, hourFrom, hourUntil } = filter ?? {};
  return {
    ...(bbox ? { bbox: boundsArgument(bbox) } : {}),
    ...(category ? { category } : {}),
    ...(status ? { status } : {}),
    ...(from ? { from } : {}),
    ...(until ? { until } : {}),
    ...(townCode ? { townCode } : {}),
    ...(communityCode ? { communityCode } : {}),
    ...hoursOf(hourFrom, hourUntil),
  };
}

/** The filter of figures, whose plan is known. */
export function figureFilter(filter: AppealFilter | null): FigureFilter {
  return { ...conditionsOf(filter), ...(filter?.gridCode ? { gridCode: filter.gridCode } : {}) };
}
