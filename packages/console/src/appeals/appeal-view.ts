import { addDays, addMonths, isDay, startOfDay } from './days.ts';

/** What an appeal is about, in the order of lists and legends. */
export const CATEGORIES = [
  'ENVIRONMENT',
  'PROPERTY',
  'PARKING',
  'NOISE',
  'SAFETY',
  'FACILITIES',
  'NEIGHBOURS',
  'WELFARE',
  'OTHER',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** How far an appeal has come, from first to last. */
export const STATUSES = ['COLLECTED', 'FILED', 'DISPATCHED', 'HANDLING', 'ANSWERED', 'CLOSED'] as const;
export type Status = (typeof STATUSES)[number];

export const STEPS = ['week', 'month'] as const;
export type Step = (typeof STEPS)[number];

/** Kernels on offer for the density, as the standard deviation in metres. */
export const KERNELS = [100, 150, 200, 300, 400, 500, 750, 1000] as const;

/** Which appeals are meant, and how they are looked at. Empty lists and nulls mean: all. */
export interface AppealView {
  readonly category: readonly Category[];
  readonly status: readonly Status[];
  /** First and last day, both included, as YYYY-MM-DD in the district's time. */
  readonly from: string | null;
  readonly until: string | null;
  /** Hours of the day, from (included) until (excluded); 22 until 6 runs over midnight. */
  readonly hours: readonly [number, number] | null;
  /** Id of a town or of a community. */
  readonly within: { readonly level: Level; readonly id: string } | null;
  /** Steps in which time plays, and the first day of the step that is shown; null: the whole range. */
  readonly step: Step;
  readonly frame: string | null;
  /** Bandwidth of the density in metres. */
  readonly kernel: number;
  /** Values (per 1,000 households) between which grids stay filled; null: all. */
  readonly brush: readonly [number, number] | null;
  /** Length of the period that the overview compares with the one before, in days. */
  readonly days: number;
}

export const LEVELS = ['town', 'community'] as const;
export type Level = (typeof LEVELS)[number];

export const ALL_APPEALS: AppealView = {
  category: [],
  status: [],
  from: null,
  until: null,
  hours: null,
  within: null,
  step: 'month',
  frame: null,
  kernel: 300,
  brush: null,
  days: 7,
};

/** Input `AppealFilter` of the API. */
export interface AppealFilter {
  readonly category: Category[] | null;
  readonly status: Status[] | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly hourFrom: number | null;
  readonly hourUntil: number | null;
  readonly townCode: string | null;
  readonly communityCode: string | null;
}

/** The filter of the whole range, whatever step is shown. */
export function rangeFilter(view: AppealView): AppealFilter {
  return {
    category: view.category.length > 0 ? [...view.category] : null,
    status: view.status.length > 0 ? [...view.status] : null,
    from: view.from === null ? null : startOfDay(view.from),
    until: view.until === null ? null : startOfDay(addDays(view.until, 1)),
    hourFrom: view.hours?.[0] ?? null,
    hourUntil: view.hours?.[1] ?? null,
    townCode: view.within?.level === 'town' ? view.within.id : null,
    communityCode: view.within?.level === 'community' ? view.within.id : null,
  };
}

/**
 * The filter of what is shown now: of the step while one is shown, as far as the range reaches. `whole`: of all of the
 * step, as protected figures are told.
 */
export function shownFilter(view: AppealView, whole = false): AppealFilter {
  const range = rangeFilter(view);
  if (view.frame === null) return range;
  const begin = startOfDay(view.frame);
  const end = startOfDay(nextStep(view.frame, view.step));
  if (whole) return { ...range, from: begin, until: end };
  return {
    ...range,
    from: range.from !== null && range.from > begin ? range.from : begin,
    until: range.until !== null && range.until < end ? range.until : end,
  };
}

/** First day of the step after the one that begins on this day. */
export function nextStep(day: string, step: Step): string {
  return step === 'week' ? addDays(day, 7) : addMonths(day, 1);
}

/** The filter as the query of a tile's address, `''` for all appeals; lists are joined by commas. */
export function tileQuery(filter: AppealFilter): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter) as [string, string[] | string | number | null][]) {
    if (value !== null) query.set(name, Array.isArray(value) ? value.join(',') : String(value));
  }
  const text = query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text === '' ? '' : `?${text}`;
}

/** Whether some appeals are left out. */
export function isFiltered(view: AppealView): boolean {
  return Object.values(shownFilter(view)).some((value) => value !== null);
}

/** Reads the members of an address that are about appeals; what it does not know stays at `ALL_APPEALS`. */
export function parseAppealView(query: URLSearchParams): AppealView {
  const list = <T extends string>(name: string, values: readonly T[]): T[] => {
    const given = (query.get(name) ?? '').split(',');
    return values.filter((value) => given.includes(value));
  };
  const day = (name: string) => {
    const text = query.get(name);
    return text !== null && isDay(text) ? text : null;
  };
  const hours = numbers(query.get('hours'));
  const within = /^(town|community):(.+)$/.exec(query.get('within') ?? '');
  const brush = numbers(query.get('values'));
  const days = Number(query.get('days') ?? Number.NaN);
  return {
    category: list('category', CATEGORIES),
    status: list('status', STATUSES),
    from: day('from'),
    until: day('until'),
    hours: hours !== null && areHours(hours) ? hours : null,
    within: within === null ? null : { level: within[1] as Level, id: within[2] },
    step: STEPS.find((step) => step === query.get('step')) ?? ALL_APPEALS.step,
    frame: day('frame'),
    kernel: KERNELS.find((metres) => String(metres) === query.get('kernel')) ?? ALL_APPEALS.kernel,
    brush: brush !== null && brush[0] < brush[1] ? brush : null,
    days: Number.isInteger(days) && days >= 1 && days <= 366 ? days : ALL_APPEALS.days,
  };
}

/** Writes what differs from `ALL_APPEALS`. */
export function formatAppealView(view: AppealView, query: URLSearchParams): void {
  const set = (name: string, value: string | null) => {
    if (value !== null && value !== '') query.set(name, value);
  };
  set('category', view.category.join(','));
  set('status', view.status.join(','));
  set('from', view.from);
  set('until', view.until);
  set('hours', view.hours === null ? null : view.hours.join('-'));
  set('within', view.within === null ? null : `${view.within.level}:${view.within.id}`);
  set('step', view.step === ALL_APPEALS.step ? null : view.step);
  set('frame', view.frame);
  set('kernel', view.kernel === ALL_APPEALS.kernel ? null : String(view.kernel));
  set('values', view.brush === null ? null : view.brush.join('-'));
  set('days', view.days === ALL_APPEALS.days ? null : String(view.days));
}

function areHours([from, until]: readonly [number, number]): boolean {
  return (
    Number.isInteger(from) &&
    Number.isInteger(until) &&
    from <= 23 &&
    until >= 1 &&
    until <= 24 &&
    from !== until
  );
}

/** Two numbers from 0 on, as `a-b`. */
function numbers(text: string | null): readonly [number, number] | null {
  const match = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/.exec(text ?? '');
  return match === null ? null : [Number(match[1]), Number(match[2])];
}
