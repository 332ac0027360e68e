import type { MultiPolygon, Polygon } from 'geojson';
import type { Actor } from '../actor.ts';
import type { Refused } from '../outcome.ts';
import type { Page, PageRequest } from '../page.ts';

/** Work that a department does on the unified grid. Days are `2026-03-01`. */
export interface BusinessRecord {
  readonly id: string;
  readonly departmentId: string;
  readonly name: string;
  readonly items: readonly string[];
  readonly officersPerGrid: number;
  readonly from: string;
  readonly until: string | null;
  readonly registeredBy: string;
  readonly registeredAt: Date;
  readonly endedAt: Date | null;
  /** Whether it runs on the day of the question. */
  readonly active: boolean;
  /** Grids of the published plan; 0 before the first. */
  readonly grids: number;
}

export type NewBusiness = Pick<
  BusinessRecord,
  'departmentId' | 'name' | 'items' | 'officersPerGrid' | 'from' | 'until'
>;

export interface GridChangeRequestRecord {
  readonly id: string;
  readonly departmentId: string;
  readonly grid: string;
  readonly text: string;
  readonly at: readonly [lon: number, lat: number];
  readonly land: Polygon | MultiPolygon | null;
  readonly state: 'open' | 'accepted' | 'declined';
  readonly by: string;
  readonly createdAt: Date;
  readonly answer: string | null;
  readonly answeredBy: string | null;
  readonly answeredAt: Date | null;
  /** The plan in which it is taken up. */
  readonly planId: string | null;
}

export type NewGridChangeRequest = Pick<
  GridChangeRequestRecord,
  'departmentId' | 'grid' | 'text' | 'at' | 'land'
>;

export interface GridChangeAnswer {
  readonly accept: boolean;
  readonly text: string;
  readonly planId: string | null;
}

/** What departments do on the one net instead of drawing a grid of their own. */
export interface BusinessRepository {
  /** Newest first. */
  businesses(filter: { departmentId?: string }, page: PageRequest): Promise<Page<BusinessRecord>>;
  business(id: string): Promise<BusinessRecord | null>;
  /** Refused: `unknown-department`. */
  register(input: NewBusiness, by: Actor): Promise<BusinessRecord | Refused>;
  /** From today on. Refused: `business-not-found`, `business-ended`. */
  end(id: string, by: Actor): Promise<BusinessRecord | Refused>;
  /** Newest first. */
  requests(
    filter: { open?: boolean; departmentId?: string },
    page: PageRequest,
  ): Promise<Page<GridChangeRequestRecord>>;
  request(id: string): Promise<GridChangeRequestRecord | null>;
  /** Refused: `unknown-department`, `nothing-published`, `grid-unknown` (in the published plan), `geometry-unusable`. */
  requestChange(input: NewGridChangeRequest, by: Actor): Promise<GridChangeRequestRecord | Refused>;
  /** Refused: `request-not-found`, `request-answered`, `plan-not-found`, `plan-not-draft`. */
  answer(id: string, answer: GridChangeAnswer, by: Actor): Promise<GridChangeRequestRecord | Refused>;
}
