import type { Point } from 'geojson';
import type { Bounds } from '../asset/records.ts';
import type { Page, PageRequest } from '../page.ts';

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

/** All members that are set must hold. */
export interface AppealFilter {
  readonly bbox?: Bounds;
  readonly category?: readonly AppealCategory[];
  readonly status?: readonly AppealStatus[];
  /** Requested at or after. */
  readonly from?: Date;
  /** Requested before. */
  readonly until?: Date;
  /** Inside this grid of the plan. */
  readonly grid?: { readonly planId: string; readonly code: string };
}

export interface AppealDensityRecord {
  readonly asOf: Date;
  /** `total` = `outside` + the sum over the grids. */
  readonly total: number;
  readonly outside: number;
  /** Every live grid, ordered by code. */
  readonly grids: readonly {
    readonly code: string;
    readonly appeals: number;
    readonly households: number;
    /** Appeals per 1,000 households; null in a grid without households. */
    readonly perThousand: number | null;
  }[];
}

export interface AppealRepository {
  /** Newest first. */
  appeals(filter: AppealFilter, page: PageRequest): Promise<Page<AppealRecord>>;
  appeal(id: string): Promise<AppealRecord | null>;
  density(planId: string, filter: Omit<AppealFilter, 'grid'>): Promise<AppealDensityRecord>;
  countsByGrid(planId: string, codes: readonly string[]): Promise<ReadonlyMap<string, number>>;
}
