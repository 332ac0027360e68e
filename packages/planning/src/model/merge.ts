import type { MultiPolygon, Polygon } from 'geojson';
import type { EarlierPlan, GridLineage } from '../carry/earlier-plan.ts';
import type { LayersTogether } from '../judge/measure-together.ts';
import type { ServiceComparison } from '../judge/service.ts';
import type { WorkloadComparison } from '../judge/workload.ts';
import type { MergeAccount } from '../merge/account-of-merge.ts';
import type { UnifiedArc } from './arc.ts';
import type { Atom } from './atom.ts';
import type { MergeBuilding, MergeCommunity, MergeStreet, MergeUnit } from './ground.ts';
import type { DepartmentLayer, HouseholdSource } from './layer.ts';
import { OBJECTIVES, type Objective } from './objective.ts';
import type { LayerFault, LayerFaultKind } from './repair.ts';

/** What a merge starts from. */
export interface MergeInput {
  /** The land to divide. Parts under 50 m2 or 15 m across are left out and reported. */
  readonly outline: Polygon | MultiPolygon;
  readonly layers: readonly DepartmentLayer[];
  /** Without it area decides. */
  readonly households?: HouseholdSource;
  /** No grid cuts one of these. Where two overlap, the first keeps the ground. */
  readonly units?: readonly MergeUnit[];
  /** Every grid lies in exactly one of these. */
  readonly communities?: readonly MergeCommunity[];
  readonly streets?: readonly MergeStreet[];
  /** No grid cuts one that has ground and lies in no unit; all of them are counted in what residents meet. */
  readonly buildings?: readonly MergeBuilding[];
  /** Coordinates are metres on a plane instead of CRS84 degrees. */
  readonly plane?: boolean;
  /** The division in force: grids that are one with its grids keep their codes, and no code of it is given again. */
  readonly earlier?: EarlierPlan;
}

export interface MergeOptions {
  /** Lines nearer than this, in metres, were meant to be one line. */
  readonly toleranceMetres: number;
  /** A face whose largest inscribed circle is narrower than this is no atom. */
  readonly thinMetres: number;
  /** Number of unified grids; null lets the engine propose one from the departments' own. */
  readonly grids: number | null;
  /**
   * Least and greatest size of a grid as multiples of the mean. Null: 0.5 to 1.6, except that grids on which
   * all departments agree stand as they are when no number of grids was asked for either.
   */
  readonly band: readonly [number, number] | null;
  readonly seed: number;
  /** What a good division is. */
  readonly objective: Objective;
  /** A first answer with a tenth of the search. */
  readonly quick: boolean;
}

export const DEFAULT_MERGE_OPTIONS: MergeOptions = {
  toleranceMetres: 10,
  thinMetres: 15,
  grids: null,
  band: null,
  seed: 1,
  objective: OBJECTIVES['most-agreed'],
  quick: false,
};

/** A grid of the merged division, dissolved from its atoms. */
export interface UnifiedGrid {
  readonly code: string;
  readonly geometry: Polygon | MultiPolygon;
  readonly households: number;
  readonly areaM2: number;
}

/** Something the merge found in its inputs or decided, with its place. */
export interface MergeFinding {
  /** Reason code: `overlap`, `gap`, `part-left-out`, `islet-attached`, `outside-band`, ... */
  readonly kind: string;
  readonly severity: 'error' | 'warning' | 'notice';
  readonly department?: string;
  readonly ids: readonly string[];
  /** Where: a representative position, CRS84 degrees. */
  readonly at?: readonly [number, number];
  readonly areaM2?: number;
  /** What was done about it, as a reason code. */
  readonly repair?: string;
  /** Figures behind the finding, such as what two checks found. */
  readonly evidence?: Readonly<Record<string, string | number | null>>;
}

/** Stages of a merge in their order; `fraction` runs from 0 to 1 within a stage. */
export const MERGE_STAGES = [
  'prepare',
  'reconcile',
  'atoms',
  'propose',
  'explain',
  'judge',
  'checks',
] as const;
export type MergeStage = (typeof MERGE_STAGES)[number];
/** What a stage found, by the name of the figure. */
export type StageFigures = Readonly<Record<string, number>>;
/**
 * Called often with a fraction of 0 to 1, and once more at the end of each stage with what it found; throw from
 * it to cancel the merge.
 */
export type MergeProgress = (stage: MergeStage, fraction: number, found?: StageFigures) => void;

export interface MergeResult {
  readonly unified: readonly UnifiedGrid[];
  readonly atoms: readonly Atom[];
  /** `codes[i]` is the unified grid of `atoms[i]`. */
  readonly codes: readonly string[];
  readonly arcs: readonly UnifiedArc[];
  /** Atoms that lie in one grid although they share no border: pairs of atom ids. */
  readonly links: readonly (readonly [string, string])[];
  /** Faults of each layer with their repairs, in the order of the departments' names. */
  readonly faults: readonly { readonly department: string; readonly faults: readonly LayerFault[] }[];
  /** How the grids follow from those of the earlier plan; absent where there is none. */
  readonly lineage?: readonly GridLineage[];
  /** What of every old grid went where; null for a quick merge, which leaves it for later. */
  readonly account: MergeAccount | null;
  readonly report: MergeReport;
}

/** Why a stretch of a department's border lies elsewhere in the atoms than in its layer as prepared. */
export const DISPLACEMENT_CAUSES = [
  /** A strip too thin for an atom was absorbed, and its border with it. */
  'thin-face',
  /** A unit stays whole. */
  'unit',
  /** The outline, a community line or a street goes before departments' lines. */
  'base-line',
  /** Another department's line within the tolerance stands for both. */
  'shared-line',
] as const;
export type DisplacementCause = (typeof DISPLACEMENT_CAUSES)[number];

/** A stretch of a department's border that was moved by more than one and a half tolerances. */
export interface Displacement {
  readonly department: string;
  readonly cause: DisplacementCause;
  /** Greatest distance in metres between the stretch and that department's border in the atoms. */
  readonly distanceM: number;
  readonly lengthM: number;
  /** Where it is furthest off, as drawn. */
  readonly at: readonly [number, number];
}

/** How far one department's borders were moved, by points along them. */
export interface DisplacementMeasures {
  readonly department: string;
  readonly medianM: number;
  readonly p95M: number;
  readonly maxM: number;
  /** Share (0..1) of the border's length that was moved by more than one and a half tolerances. */
  readonly overShare: number;
}

/** How well a division agrees with one department's layer. */
export interface DepartmentMeasures {
  readonly department: string;
  readonly grids: number;
  /** Weighted by households (area without them). */
  readonly adjustedRandIndex: number;
  readonly variationOfInformation: number;
  readonly bestMatchJaccard: number;
  /** Legacy grids that no single unified grid holds to at least 95 %. */
  readonly gridsSplit: number;
}

export interface PlanMeasures {
  readonly grids: number;
  readonly meanAdjustedRandIndex: number;
  readonly departments: readonly DepartmentMeasures[];
  /** Size of a grid in households (square metres without them). */
  readonly size: {
    readonly mean: number;
    readonly min: number;
    readonly max: number;
    readonly coefficientOfVariation: number;
  };
  readonly bandViolations: number;
  readonly gridsInSeveralParts: number;
  /** Mean Polsby-Popper compactness, 4 pi area / perimeter squared. */
  readonly meanCompactness: number;
}

/** A department's layer, judged as if it had been chosen as the one grid of all. */
export interface LayerJudgement {
  readonly department: string;
  /** Agreement is that with the other departments; sizes and shapes are those of its grids as atoms hold them. */
  readonly measures: PlanMeasures;
  /** Shares (0..1) of the land and of the households (null without them) that lie in none of its grids. */
  readonly uncoveredShare: number;
  readonly householdsUncoveredShare: number | null;
  /** Units of which more than 2 % and more than 10 % of the area lie outside the grid that holds most; null without units. */
  readonly unitsCut: { readonly over2Percent: number; readonly over10Percent: number } | null;
  /** Grids of which more than 2 % of the area lie outside the community that holds most; null without communities. */
  readonly gridsAcrossCommunities: number | null;
}

/** What became of the units, and what keeping them whole costs each department at the least. */
export interface UnitsReport {
  readonly given: number;
  /** Whole atoms, or parts of one. */
  readonly kept: number;
  readonly clipped: number;
  /** Divided by a community line. */
  readonly divided: number;
  readonly outside: number;
  /** Left no ground by units before them. */
  readonly covered: number;
  /** Without any area. */
  readonly withoutLand: number;
  /**
   * Parts of units in one community off which the unified grids cut more than 2 % of the unit's land: measured
   * on the result.
   */
  readonly cut: number;
  /**
   * For each department the least share (0..1) of area and of households (null without them) that any
   * division with whole units mislabels.
   */
  readonly floor: readonly {
    readonly department: string;
    readonly areaShare: number;
    readonly householdShare: number | null;
  }[];
}

/** One community in the result. */
export interface CommunityReport {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  readonly grids: number;
  readonly households: number;
  readonly areaM2: number;
}

export interface MergeReport {
  readonly options: MergeOptions;
  readonly inputs: {
    readonly outlineAreaM2: number;
    readonly outlineParts: number;
    readonly households: number | null;
    readonly householdsOutside: number | null;
    readonly layers: readonly {
      readonly department: string;
      readonly weight: number;
      readonly features: number;
      readonly grids: number;
      readonly areaM2: number;
      readonly uncoveredM2: number;
      /** What was wrong with it, by kind; the repairs are those of `MergeResult.faults`. */
      readonly faults: readonly {
        readonly kind: LayerFaultKind;
        readonly count: number;
        readonly areaM2: number;
        readonly households: number | null;
      }[];
    }[];
  };
  readonly findings: readonly MergeFinding[];
  readonly counts: {
    readonly atoms: number;
    readonly grids: number;
    readonly arcs: number;
    readonly contested: number;
  };
  readonly measures: PlanMeasures;
  /** In the order of the departments' names. */
  readonly layersJudged: readonly LayerJudgement[];
  /** All departments' layers taken together; null for a quick merge. */
  readonly together: LayersTogether | null;
  /** What residents and grid workers meet before and after; null without buildings, and for a quick merge. */
  readonly service: ServiceComparison | null;
  /** Null without households, and for a quick merge. */
  readonly workload: WorkloadComparison | null;
  /** Null without units. */
  readonly units: UnitsReport | null;
  /** By code, then id; empty without communities. */
  readonly communities: readonly CommunityReport[];
  /** The greatest share (0..1) of a unified grid's area that lies in another community than its own; null without. */
  readonly outsideCommunityShare: number | null;
  readonly outsideBand: readonly { readonly code: string; readonly size: number; readonly reason: string }[];
  readonly displacement: readonly DisplacementMeasures[];
  /** Furthest first. */
  readonly displaced: readonly Displacement[];
  /** Stretches of arcs by class, in metres. */
  readonly arcLengthByClass: Readonly<Record<string, number>>;
  readonly run: {
    readonly stagesMs: Readonly<Record<string, number>>;
    readonly peakMemoryBytes: number | null;
    readonly steps: number;
  };
}
