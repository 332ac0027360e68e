import type { DrawnEdge, PlanChange, PlanMark } from '@onegrid/planning';
import type { Polygon } from 'geojson';
import type { Actor } from '../actor.ts';
import type { PlannerSign } from '../news.ts';
import type { Refused } from '../outcome.ts';
import type { PlanRecord } from '../plan/records.ts';

/** Change sets of a plan as changes of its state, oldest first. */
export interface PlanChanges {
  /** The plan's newest revision, which may be later than that of the last change. */
  readonly revision: number;
  readonly changes: readonly PlanChange[];
}

/** An atom that lies in a micro-grid. */
export interface MicroAtom {
  /** Number of the micro-grid, two digits. */
  readonly number: string;
  readonly households: number;
  readonly areaM2: number;
  readonly geometry: Polygon;
}

/** What planners at work on a plan need of it, and of one another. */
export interface WorkRepository {
  /** At most `most` change sets after a revision; null where there is no such plan. */
  changes(planId: string, after: number, most: number): Promise<PlanChanges | null>;
  /** The edges of all of today's borders that are there because somebody drew them. */
  drawnByHand(planId: string): Promise<readonly DrawnEdge[]>;
  /** What planners say today of the grids with these codes, by kind; empty where nothing. */
  marksByGrid(planId: string, codes: readonly string[]): Promise<ReadonlyMap<string, readonly PlanMark[]>>;
  /** The atoms of the grids with these codes that lie in a micro-grid today, by its number. */
  microByGrid(planId: string, codes: readonly string[]): Promise<ReadonlyMap<string, readonly MicroAtom[]>>;
  /**
   * A new draft on the same base: grids, borders, micro-grids and marks as they were at a revision (the newest unless
   * named). Refused: `plan-not-found`, `revision-unknown`.
   */
  fork(planId: string, revision: number | null, name: string, by: Actor): Promise<PlanRecord | Refused>;
  /** Gives a draft another name. Refused: `plan-not-found`, `plan-not-draft`. */
  rename(planId: string, name: string, by: Actor): Promise<PlanRecord | Refused>;
  /** Tells every process on this database of somebody at work on a plan; nothing is written. */
  showPresence(planId: string, planner: PlannerSign): Promise<void>;
}
