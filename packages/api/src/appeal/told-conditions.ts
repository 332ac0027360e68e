import { type AppealConditions, isToldPeriod, wholeDays } from '@onegrid/store';

const PART_OF_DAY_HOURS = 6;

/** A condition that makes a protected figure too fine, by the argument's name, and the sentence that says so. */
export interface TooFine {
  readonly argument: 'bbox' | 'category' | 'status' | 'hourFrom' | 'from';
  readonly reason:
    | 'figure-too-fine'
    | 'figure-one-category'
    | 'figure-one-status'
    | 'figure-hours'
    | 'figure-period';
}

/**
 * Conditions of figures that are told protected: times are those of whole days. Of any set of categories, hours or
 * days there would be so many questions that hold an appeal or do not, that the mean of their differences tells of it;
 * so there is one category or all, one status or all, an hour or a quarter of the day or all of it, and periods as
 * `isToldPeriod` says. A box could be drawn around a single house.
 */
export function toldConditions<Asked extends AppealConditions>(asked: Asked): Asked {
  const { from: _, until: __, ...rest } = asked;
  return { ...rest, ...wholeDays(asked) } as Asked;
}

/** What makes conditions (of whole days) too fine, apart from their period; null where nothing does. */
export function tooFineApartFromPeriod({ bbox, category, status, hours }: AppealConditions): TooFine | null {
  if (bbox) return { argument: 'bbox', reason: 'figure-too-fine' };
  if (new Set(category).size > 1) return { argument: 'category', reason: 'figure-one-category' };
  if (new Set(status).size > 1) return { argument: 'status', reason: 'figure-one-status' };
  if (hours && !isToldPartOfDay(hours)) return { argument: 'hourFrom', reason: 'figure-hours' };
  return null;
}

/** What makes conditions of whole days too fine; null where nothing does. */
export function tooFine(conditions: AppealConditions): TooFine | null {
  if (!isToldPeriod(conditions)) return { argument: 'from', reason: 'figure-period' };
  return tooFineApartFromPeriod(conditions);
}

function isToldPartOfDay({ from, until }: Required<AppealConditions>['hours']): boolean {
  const length = until - from;
  return length === 1 || length === 24 || (length === PART_OF_DAY_HOURS && from % PART_OF_DAY_HOURS === 0);
}
