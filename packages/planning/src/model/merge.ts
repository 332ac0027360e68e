import type { MultiPolygon, Polygon } from 'geojson';
import type { UnifiedArc } from './arc.ts';
import type { Atom } from './atom.ts';
import type { DepartmentLayer, HouseholdSource } from './layer.ts';

/** What a merge starts from. */
export interface MergeInput {
  /** The land to divide. Parts under 50 m2 or 15 m across are left out and reported. */
  readonly outline: Polygon | MultiPolygon;
  readonly layers: readonly DepartmentLayer[];
  /** Without it area decides. */
  readonly households?: HouseholdSource;
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
}

export const DEFAULT_MERGE_OPTIONS: MergeOptions = {
  toleranceMetres: 10,
  thinMetres: 15,
  grids: null,
  band: null,
  seed: 1,
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
/** Called often; throw from it to cancel the merge. */
export type MergeProgress = (stage: MergeStage, fraction: number) => void;

export interface MergeResult {
  readonly unified: readonly UnifiedGrid[];
  readonly atoms: readonly Atom[];
  /** `codes[i]` is the unified grid of `atoms[i]`. */
  readonly codes: readonly string[];
  readonly arcs: readonly UnifiedArc[];
  readonly report: MergeReport;
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
  readonly outsideBand: readonly { readonly code: string; readonly size: number; readonly reason: string }[];
  /** Stretches of arcs by class, in metres. */
  readonly arcLengthByClass: Readonly<Record<string, number>>;
  readonly run: {
    readonly stagesMs: Readonly<Record<string, number>>;
    readonly peakMemoryBytes: number | null;
    readonly steps: number;
  };
}
