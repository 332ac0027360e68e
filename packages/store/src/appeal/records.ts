import type { Point } from 'geojson';
import type { Bounds } from '../asset/records.ts';
import type { Page, PageRequest } from '../page.ts';
import type { FigureProtectionRecord } from './protected-figures.ts';

export const APPEAL_CATEGORIES = [
  'environment',
  'property',
  'parking',
  'noise',
  'safety',
  'facilities',
  'neighbours',
  'welfare',
  'other',
] as const;
export type AppealCategory = (typeof APPEAL_CATEGORIES)[number];
export const APPEAL_STATUSES = [
  'collected',
  'filed',
  'dispatched',
  'handling',
  'answered',
  'closed',
] as const;
export type AppealStatus = (typeof APPEAL_STATUSES)[number];

export interface AppealRecord {
  readonly id: string;
  readonly number: string;
  readonly category: AppealCategory;
  readonly status: AppealStatus;
  readonly title: string;
  readonly location: Point;
  readonly requestedAt: Date;
  readonly closedAt: Date | null;
}

/** Local time of the figures: hours, weekdays, months and weeks are those of this zone. */
export const FIGURES_ZONE = 'Asia/Shanghai';

/** All members that are set must hold. */
export interface AppealConditions {
  readonly bbox?: Bounds;
  readonly category?: readonly AppealCategory[];
  readonly status?: readonly AppealStatus[];
  /** Requested at or after. */
  readonly from?: Date;
  /** Requested before. */
  readonly until?: Date;
  /** In the town of this id or code. */
  readonly townCode?: string;
  /** In the community of this id or six-digit code. */
  readonly communityCode?: string;
  /** Handled by this department. */
  readonly departmentId?: string;
  /** Requested in these hours of the day, whole hours in `FIGURES_ZONE`; from after until spans midnight. */
  readonly hours?: {
    /** 0 to 23, the first hour that counts. */
    readonly from: number;
    /** 1 to 24, the first that counts no more. */
    readonly until: number;
  };
}

/** Conditions of the points on a map: those that need no place. */
export type PointConditions = Omit<AppealConditions, 'bbox'>;

/** Conditions of a list. */
export interface AppealFilter extends AppealConditions {
  /** Inside this grid of the plan. */
  readonly grid?: { readonly planId: string; readonly code: string };
}

/** Conditions of figures, which have one plan anyway. */
export interface FigureFilter extends AppealConditions {
  /** Inside this grid of the plan; nothing without a plan. */
  readonly gridCode?: string;
}

export const APPEAL_GROUPINGS = [
  'grid',
  'community',
  'town',
  'category',
  'status',
  'month',
  'weekday',
  'hour',
] as const;
export type AppealGrouping = (typeof APPEAL_GROUPINGS)[number];

/** A count; null where it is too small to be told to who asks. */
export type FigureCount = number | null;

export interface AppealGroupRecord {
  /**
   * Code of the grid, id of the town or community, category or status as stored, month as `2026-03`, weekday 1 (Monday)
   * to 7, hour 0 to 23.
   */
  readonly key: string;
  /** Name of a town or community; null in other groupings. */
  readonly name: string | null;
  readonly nameEn: string | null;
  readonly appeals: FigureCount;
  /** Those not closed yet. */
  readonly open: FigureCount;
  /** Households living in a grid, town or community; null in other groupings. */
  readonly households: number | null;
  /** Appeals per 1,000 households; null without households, and where they are too few to tell. */
  readonly perThousand: number | null;
}

export interface AppealSummaryRecord {
  /** The newest instant in the district's appeals; null where there are none. */
  readonly asOf: Date | null;
  readonly protection: FigureProtectionRecord;
  /** `total` = `outside` + the sum over the groups, at every filter, unless counts are rounded. */
  readonly total: FigureCount;
  readonly outside: FigureCount;
  /** Every grid, town, community, category, status, weekday and hour, and every month that the appeals span. */
  readonly groups: readonly AppealGroupRecord[];
}

export type AppealStep = 'week' | 'month';

export interface AppealSeriesRecord {
  readonly asOf: Date | null;
  readonly protection: FigureProtectionRecord;
  /** Start of each step in `FIGURES_ZONE`, without a hole: Mondays or firsts of months. */
  readonly steps: readonly Date[];
  /** Every live grid by code; `counts[i]` belongs to `steps[i]`. */
  readonly grids: readonly {
    readonly code: string;
    readonly households: number;
    readonly counts: readonly FigureCount[];
  }[];
}

export interface AppealChangeRecord {
  readonly asOf: Date | null;
  /** Start of the current period; the one before is as long and ends here. */
  readonly since: Date | null;
  readonly protection: FigureProtectionRecord;
  readonly current: FigureCount;
  readonly previous: FigureCount;
  /** Five grids with the most appeals per 1,000 households in the current period as told, worst first. */
  readonly worst: readonly AppealGroupRecord[];
  /** Every town by id. */
  readonly towns: readonly {
    readonly key: string;
    readonly name: string;
    readonly nameEn: string;
    readonly current: FigureCount;
    readonly previous: FigureCount;
    /** Current appeals per 1,000 households. */
    readonly perThousand: number | null;
  }[];
}

export interface AppealLatticeRecord {
  readonly asOf: Date | null;
  readonly protection: FigureProtectionRecord;
  readonly total: FigureCount;
  /** Middle of each cell whose appeals are told in degrees, from the south and the west, and their number. */
  readonly cells: readonly { readonly lon: number; readonly lat: number; readonly appeals: number }[];
}

/** Where somebody sees appeals; those of grids lie in the plan. */
export interface AppealReach {
  readonly towns: readonly string[];
  readonly communities: readonly string[];
  readonly grids: readonly string[];
  readonly departments: readonly string[];
  /** The plan whose codes `grids` are; null where there is none, which then reach nothing. */
  readonly planId: string | null;
}

/**
 * A place on a common border belongs to exactly one grid, the first by code; to one community and town likewise.
 * Figures without a plan have no grids. Where `protect` is asked for, counts are told as `protectedCount` has it.
 */
export interface AppealRepository {
  /** Newest first; only those within reach, where one is named. */
  appeals(filter: AppealFilter, page: PageRequest, reach?: AppealReach): Promise<Page<AppealRecord>>;
  /** Null as well for one out of reach. */
  appeal(id: string, reach?: AppealReach): Promise<AppealRecord | null>;
  summary(
    planId: string | null,
    by: AppealGrouping,
    filter: FigureFilter,
    protect?: boolean,
  ): Promise<AppealSummaryRecord>;
  series(
    planId: string | null,
    step: AppealStep,
    filter: FigureFilter,
    protect?: boolean,
  ): Promise<AppealSeriesRecord>;
  /**
   * The last `days` days against as many before. The current period ends at `until` of the filter, else with
   * the newest instant (where figures are protected, with its day); its `from` plays no part.
   */
  change(
    planId: string | null,
    days: number,
    filter: FigureFilter,
    protect?: boolean,
  ): Promise<AppealChangeRecord>;
  /** Appeals in square cells of so many metres over the ground; the cells lie the same under any conditions. */
  lattice(conditions: AppealConditions, cellM: number, protect?: boolean): Promise<AppealLatticeRecord>;
  countsByGrid(
    planId: string,
    codes: readonly string[],
    protect?: boolean,
  ): Promise<ReadonlyMap<string, FigureCount>>;
}
