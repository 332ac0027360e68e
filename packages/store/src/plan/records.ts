import type {
  ArcClass,
  DepartmentClaims,
  DrawnEdge,
  PlanState as EditedPlan,
  GridLineage,
  MarkChange,
  MergeOptions,
  MergeReport,
  MergeResult,
  MicroChange,
  Objective,
  PlanBasis,
  PlanDiff,
  UnifiedArc,
} from '@onegrid/planning';
import type { LineString, MultiPolygon, Polygon } from 'geojson';
import type { Actor } from '../actor.ts';
import type { Bounds } from '../asset/records.ts';
import type { Refused } from '../outcome.ts';
import type { Page, PageRequest } from '../page.ts';

export type PlanStatus = 'draft' | 'in-review' | 'published' | 'superseded';

/** Where a plan came from. */
export type PlanOrigin =
  | { readonly kind: 'merge' }
  /** Proposed on the atoms of another plan, for an objective. */
  | {
      readonly kind: 'proposal';
      readonly fromPlanId: string;
      readonly objective: Objective;
      /** The question that it answers, where it was one. */
      readonly answers?: LineQuestion;
    }
  /** A planner's own copy of another plan as it was at a revision. */
  | { readonly kind: 'fork'; readonly fromPlanId: string; readonly revision: number };

/** What a plan would be like with a lost line brought back, or without an arc; one of the two is not null. */
export interface LineQuestion {
  /** Of the plan that was asked about. */
  readonly revision: number;
  readonly lostLineId: string | null;
  readonly arcId: string | null;
}

export interface PlanRecord {
  readonly id: string;
  readonly baseId: string;
  readonly name: string;
  readonly origin: PlanOrigin;
  readonly status: PlanStatus;
  /** 1 after the merge, one more for every change set. */
  readonly revision: number;
  readonly createdAt: Date;
  readonly createdBy: string;
  /** When it came into force, and when a later plan took its place; null before. */
  readonly publishedAt: Date | null;
  readonly supersededAt: Date | null;
  readonly gridCount: number;
  readonly atomCount: number;
  readonly bounds: Bounds;
  readonly report: MergeReport;
  /** What PostGIS found when the merge result was saved. */
  readonly verdict: CoverageVerdictRow;
}

/** A grid of a plan at the plan's newest revision. */
export interface GridRecord {
  readonly planId: string;
  readonly code: string;
  readonly geometry: Polygon | MultiPolygon;
  readonly households: number;
  readonly areaM2: number;
  readonly atomCount: number;
}

export interface ArcRecord {
  readonly id: string;
  readonly planId: string;
  readonly geometry: LineString;
  readonly left: string | null;
  readonly right: string | null;
  readonly class: ArcClass;
  /** Department ids, sorted. */
  readonly supporters: readonly string[];
  readonly opponents: readonly string[];
  readonly silent: readonly string[];
  readonly lengthM: number;
  readonly movedMetresMedian: number | null;
  readonly movedMetresMax: number | null;
}

export interface ChangeSetRecord {
  readonly id: string;
  readonly planId: string;
  /** The revision it made. */
  readonly revision: number;
  readonly by: string;
  readonly at: Date;
  readonly reason: string | null;
  /** Edit operations as the caller gave them. */
  readonly operations: unknown;
  readonly inverse: ChangeInverse;
  /** Grids whose land, micro-grids or marks it changed. */
  readonly touchedGrids: readonly string[];
  readonly touchedAtoms: readonly string[];
  /** The revision it was made on; null for those from before it was kept, as all below. */
  readonly baseRevision: number | null;
  /** The change set that it takes back. */
  readonly reverts: string | null;
  /** The revision that it goes back to. */
  readonly revertsTo: number | null;
  /** Households that came to another grid. */
  readonly householdsMoved: number | null;
}

/**
 * What undoes a change set: where every touched atom belonged before, which atoms were new, and what became of
 * micro-grids, marks and drawn edges. Those from before there were such have none of the last four.
 */
export interface ChangeInverse {
  readonly removedAtoms: readonly string[];
  readonly reassigned: readonly { readonly atomId: string; readonly code: string }[];
  readonly micro?: readonly MicroChange[];
  readonly marks?: readonly MarkChange[];
  readonly drawn?: readonly DrawnEdge[];
  readonly erased?: readonly DrawnEdge[];
}

/** The row PostGIS answers with after a write of geometry; every count must be 0, areas in square metres. */
export interface CoverageVerdictRow {
  readonly atoms: number;
  readonly invalidAtoms: number;
  readonly invalidGrids: number;
  /** Pairs of atoms whose interiors meet at all; borders are edge-matched, so nothing is excused. */
  readonly overlaps: number;
  /** Grids whose area differs from the sum of their atoms by more than 0.01 %. */
  readonly gridsOffArea: number;
  /** Atoms without exactly one live assignment. */
  readonly unassigned: number;
  /** Sum of the atoms, and of the reference: the outline less the parts left out, or what was there before. */
  readonly areaM2: number;
  readonly referenceAreaM2: number;
}

export interface NewMergeResult {
  readonly name: string;
  /** The outline the merge was given. */
  readonly outline: Polygon | MultiPolygon;
  /** The layer that gave each department's labels. */
  readonly layerIds: readonly string[];
  readonly options: MergeOptions;
  readonly result: Omit<MergeResult, 'account'>;
  /** What every layer as prepared holds of every atom of the result; without it the plans of the base have no ledgers. */
  readonly claims?: readonly DepartmentClaims[];
}

/** A division of a plan's atoms that is to become a plan of its own. */
export interface NewProposal {
  readonly name: string;
  /** The plan whose atoms were divided, at the revision that was looked at. */
  readonly from: { readonly planId: string; readonly revision: number };
  readonly objective: Objective;
  /** The grid of each atom, in the order of the source's state. */
  readonly codes: readonly string[];
  readonly grids: EditDiff['grids'];
  readonly arcs: readonly UnifiedArc[];
  readonly report: MergeReport;
  /** The question that it answers; of each question there is one plan at most. */
  readonly answers?: LineQuestion;
}

/** A plan as the pure code of planning takes it, with what belongs to it as a whole. */
export interface PlanState extends EditedPlan {
  readonly planId: string;
  /** Every code the plan had used up to its revision, live or retired. */
  readonly usedCodes: readonly string[];
  /** Departments of the base with their layers, for the explanation of arcs. */
  readonly layers: readonly { readonly departmentId: string; readonly layerId: string }[];
  readonly outline: Polygon | MultiPolygon;
  /** What the merge left behind for later questions; the departments are those of the base. */
  readonly basis: Pick<PlanBasis, 'departments' | 'byHouseholds' | 'links'>;
  readonly options: MergeOptions;
}

/** The result of a pure edit on a `PlanState`, ready to be written. */
export interface EditDiff {
  readonly kind: 'edited';
  /**
   * What changes. An added atom is new in the base and a piece of its parent, which is removed, or one that the base
   * has already and that comes back.
   */
  readonly diff: PlanDiff;
  /** Codes of all grids whose land, micro-grids or marks change; the mark of a border is of the grids beside it. */
  readonly touchedGrids: readonly string[];
  /** Derived geometry of the grids whose land changes and that live on; the others are closed. */
  readonly grids: readonly {
    readonly code: string;
    readonly geometry: Polygon | MultiPolygon;
    readonly households: number;
    readonly areaM2: number;
  }[];
  /** Every arc of the new state that has a grid on a side whose land changes. */
  readonly arcs: readonly UnifiedArc[];
}

/** The edit is not allowed on this state; `issues` are the caller's own. */
export interface EditRefusal<Issue> {
  readonly kind: 'rejected';
  readonly issues: readonly Issue[];
}

export interface CommitEdit<Issue> {
  /**
   * Id of the change set, chosen by whoever sends it: a second commit under it changes nothing and answers what the
   * first did. A new one unless named.
   */
  readonly id?: string;
  readonly planId: string;
  /** The revision the edit was made on; null: the newest, whichever that is when its turn comes. */
  readonly baseRevision: number | null;
  /** Edit operations as sent, kept in the change set. */
  readonly operations: unknown;
  /** Grids the operations name; a change set in between that touched one is a conflict at once. */
  readonly namedGrids: readonly string[];
  /** False: any change set in between is a conflict. */
  readonly rebases?: boolean;
  /** The change set that this one takes back. */
  readonly reverts?: string;
  /** The revision that this one goes back to. */
  readonly revertsTo?: number;
  /**
   * The pure edit. Runs inside the transaction on the locked, newest state, so it must be synchronous and
   * must not call the store.
   */
  readonly apply: (state: PlanState) => EditDiff | EditRefusal<Issue>;
}

export type CommitOutcome<Issue> =
  | {
      readonly kind: 'revised';
      readonly plan: PlanRecord;
      readonly changeSet: ChangeSetRecord;
      readonly rebased: boolean;
    }
  | EditRefusal<Issue>
  /** Someone else changed the same atoms or grids since `baseRevision`. */
  | { readonly kind: 'conflict'; readonly revision: number; readonly changeSets: readonly ChangeSetRecord[] }
  /** `plan-not-found`, `plan-not-draft`, `revision-unknown`, `change-set-id-taken`, `edit-changes-nothing`. */
  | Refused;

/** Part of a legacy grid in a unified grid, and the other way round. Shares of one source sum to 1. */
export interface CrosswalkRow {
  readonly legacyGridId: string;
  readonly departmentId: string;
  readonly code: string;
  /** Of the source's households; of its area where it has none. */
  readonly share: number;
  readonly households: number;
  readonly areaM2: number;
}

/** Part of a unified grid that one legacy grid makes up; `legacyGridId` null where the department has none. */
export interface LegacyShareRow {
  readonly code: string;
  readonly legacyGridId: string | null;
  readonly departmentId: string;
  readonly share: number;
  readonly households: number;
  readonly areaM2: number;
}

export interface PlanRepository {
  /** The published plan, else the newest draft, else null. */
  current(): Promise<PlanRecord | null>;
  plan(id: string): Promise<PlanRecord | null>;
  /** Newest first. */
  plans(page: PageRequest, inForce?: boolean): Promise<Page<PlanRecord>>;
  /** Ordered by code. */
  grids(planId: string, page: PageRequest): Promise<Page<GridRecord>>;
  grid(planId: string, code: string): Promise<GridRecord | null>;
  gridsByCodes(planId: string, codes: readonly string[]): Promise<ReadonlyMap<string, GridRecord>>;
  /** Codes of grids with a common border, sorted, for each of the codes. */
  neighbours(planId: string, codes: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Ordered by id; with a code, only the arcs that bound that grid. */
  arcs(planId: string, filter: { gridCode?: string }, page: PageRequest): Promise<Page<ArcRecord>>;
  /** All arcs of a plan at a revision, by id. */
  arcsAt(planId: string, revision: number): Promise<readonly ArcRecord[]>;
  /** Newest first. */
  changeSets(planId: string, page: PageRequest): Promise<Page<ChangeSetRecord>>;
  changeSet(id: string): Promise<ChangeSetRecord | null>;
  /** Where each place lies, in the order given; null outside every grid. */
  gridCodesAt(
    planId: string,
    points: readonly { lon: number; lat: number }[],
  ): Promise<readonly (string | null)[]>;
  /** For each legacy grid id its parts, largest share first; empty where nothing carries its label. */
  crosswalk(
    planId: string,
    legacyGridIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly CrosswalkRow[]>>;
  /** For each grid code the legacy grids it is made of, by department, largest share first. */
  legacyShares(
    planId: string,
    codes: readonly string[],
    departmentId?: string,
  ): Promise<ReadonlyMap<string, readonly LegacyShareRow[]>>;
  /** The plan at a revision (the newest unless named); null where there is none. */
  state(planId: string, revision?: number): Promise<PlanState | null>;
  /**
   * Base, atoms, plan, assignment, grids and arcs in one transaction, then checked in PostGIS.
   * Throws `verdict-failed` with the row, or `verdict-missing`; then nothing was written.
   */
  saveMergeResult(input: NewMergeResult, by: Actor): Promise<PlanRecord>;
  /**
   * A new draft on the base of the plan it came from, in one transaction, then checked in PostGIS as a merge is.
   * Refused: `plan-not-found` where there is no such plan or revision. Throws what `saveMergeResult` throws.
   * The answer to a question that a plan answers already is that plan; to one about a revision that is not the
   * newest any more it is `plan-moved-on`.
   */
  saveProposal(input: NewProposal, by: Actor): Promise<PlanRecord | Refused>;
  /** Id of the plan that answers a question about a plan; null where nobody has saved one. */
  answeringPlan(planId: string, question: LineQuestion): Promise<string | null>;
  /** How each plan's grids follow from those of the plan that its merge followed; empty where it followed none. */
  lineages(planIds: readonly string[]): Promise<ReadonlyMap<string, readonly GridLineage[]>>;
  /** All plans on each base, newest first. */
  plansOfBases(baseIds: readonly string[]): Promise<ReadonlyMap<string, readonly PlanRecord[]>>;
  /** One transaction; after `revised`, news `plan-revised` goes out. */
  commitEdit<Issue>(edit: CommitEdit<Issue>, by: Actor): Promise<CommitOutcome<Issue>>;
}
