import type { LineString, MultiLineString, MultiPolygon, Polygon, Position } from 'geojson';
import type { EditRules } from '../edit/edit-rules.ts';
import type { PlanDiff } from '../edit/plan-diff.ts';
import type { PlanState } from '../edit/plan-state.ts';

/**
 * What the server hands out for work on a plan, as JSON. Everything is in CRS84 degrees.
 *
 * - `GET /plans/{plan}/state/{revision}`: `PlanDocument`, the same for ever.
 * - `GET /plans/{plan}/ground`: `GroundDocument`, the district as it is today.
 * - `GET /plans/{plan}/old-borders`: `OldBordersDocument`, of the plan's base, the same for ever.
 * - `GET /plans/{plan}/changes?after={revision}`: `ChangesDocument`, at most 200 of them, oldest first.
 */
export interface PlanDocument {
  readonly planId: string;
  readonly state: PlanState;
  /** Departments of the base with their weights in the merge. */
  readonly departments: readonly { readonly id: string; readonly weight: number }[];
}

export interface GroundDocument {
  readonly rules: EditRules;
  /** Where households are counted; empty where nobody knows. */
  readonly households: readonly { readonly lon: number; readonly lat: number; readonly n: number }[];
  /** Places of the appeals of the last twelve months, nothing else of them; null for who may not see every one. */
  readonly appeals: readonly Position[] | null;
  readonly branches: readonly { readonly id: string; readonly name: string; readonly at: Position }[];
  readonly communities: readonly { readonly id: string; readonly geometry: Polygon | MultiPolygon }[];
  readonly streets: readonly { readonly id: string; readonly geometry: LineString | MultiLineString }[];
  /** Name and officer of the departments' old grids, by department and by the id that atoms are labelled with. */
  readonly legacy: Readonly<
    Record<string, Readonly<Record<string, { readonly name: string; readonly officer: string | null }>>>
  >;
}

export interface OldBordersDocument {
  readonly borders: readonly { readonly department: string; readonly lines: MultiLineString }[];
}

/** A committed change set as a change of the plan's state. */
export interface PlanChange {
  readonly revision: number;
  readonly changeSetId: string;
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
  readonly reason: string | null;
  readonly diff: PlanDiff;
  readonly touchedGrids: readonly string[];
}

export interface ChangesDocument {
  readonly planId: string;
  /** The plan's newest revision. */
  readonly revision: number;
  readonly changes: readonly PlanChange[];
}
