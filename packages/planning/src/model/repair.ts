import type { RingFaultKind } from '@onegrid/geometry';
import type { LineString, MultiLineString, MultiPolygon, Point, Polygon } from 'geojson';

/** How the receiver of land that several or no grids of one layer hold is chosen. */
export const REPAIR_RULES = ['longest-border', 'most-households', 'priority'] as const;
export type RepairRule = (typeof REPAIR_RULES)[number];

/** A department's choice for the faults of its layer. */
export interface LayerRepairs {
  readonly rule: RepairRule;
  /** For `priority`: grid ids, first choice first; grids that are not named come after, by id. */
  readonly priority: readonly string[];
  /** Decisions by hand by the fault's id; null leaves the land in no grid. */
  readonly byHand: Readonly<Record<string, string | null>>;
}

export const DEFAULT_REPAIRS: LayerRepairs = { rule: 'longest-border', priority: [], byHand: {} };

export const LAYER_FAULT_KINDS = [
  /** Land of none, closed in by the layer's grids, narrow or small: a drawing fault. */
  'gap',
  /** The same, but open to uncovered land or the outside at a narrow mouth. */
  'inlet',
  /** Land of two or more grids. */
  'overlap',
  /** A part of a grid that is narrower than an atom may be, apart from its main part. */
  'sliver',
  /** Rings that are no polygon as drawn. */
  'invalid-ring',
  /** Land of none within the layer that is no drawing fault, or lies outside the outline: it stays. */
  'enclave',
  /** Land of the outline that the layer leaves open and that is no drawing fault: it stays. */
  'uncovered',
] as const;
export type LayerFaultKind = (typeof LAYER_FAULT_KINDS)[number];

/** A grid that could receive a fault's land. */
export interface RepairCandidate {
  readonly grid: string;
  /** Common border with the land in metres. */
  readonly borderM: number;
  /** Households of the grid; null without households. */
  readonly households: number | null;
}

/** A fault of one layer with the repair that is proposed. Coordinates are CRS84 degrees. */
export interface LayerFault {
  /** Follows from the kind and the place alone: the same layer gives the same ids. */
  readonly id: string;
  readonly kind: LayerFaultKind;
  /** Of an invalid ring: what is wrong with it. */
  readonly ring?: RingFaultKind;
  readonly at: readonly [number, number];
  readonly place: Point | LineString | MultiLineString | Polygon | MultiPolygon;
  readonly areaM2: number;
  /** Households on the land; null without households. */
  readonly households: number | null;
  /** Grids that claim the land, or border it. */
  readonly grids: readonly string[];
  readonly repair: {
    /** The grid that receives the land; null where it stays in none. */
    readonly receiver: string | null;
    /** The rule that chose it, `by-hand`, or `stays` where nothing is to be repaired. */
    readonly by: RepairRule | 'by-hand' | 'stays';
    /** First choice first. */
    readonly candidates: readonly RepairCandidate[];
    /** The receiver has no other land: it comes before grids that the rule would have preferred. */
    readonly lastLand?: true;
  };
}
