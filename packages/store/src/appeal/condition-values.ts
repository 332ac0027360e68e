import { checkedBounds } from '../engine/geometry-gate.ts';
import type { AppealConditions } from './records.ts';

const HOURS_OF_DAY = 24;

/** The conditions as every statement over appeals takes them; null where a condition is not set. */
export function conditionValues(conditions: AppealConditions) {
  const { bbox, category, status, from, until, townCode, communityCode, departmentId, hours } = conditions;
  return {
    box: bbox === undefined ? null : checkedBounds(bbox),
    categories: category ?? null,
    statuses: status ?? null,
    since: from ?? null,
    until: until ?? null,
    town: townCode ?? null,
    community: communityCode ?? null,
    department: departmentId ?? null,
    hours: hours === undefined ? null : hoursBetween(hours.from, hours.until),
  };
}

/** The hours of a day in a range, also one across midnight. */
function hoursBetween(from: number, until: number): readonly number[] {
  const count = (until - from + HOURS_OF_DAY) % HOURS_OF_DAY || HOURS_OF_DAY;
  return Array.from({ length: count }, (_, index) => (from + index) % HOURS_OF_DAY);
}
