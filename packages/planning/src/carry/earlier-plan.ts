import type { MultiPolygon, Polygon } from 'geojson';

/** A division in force, from which a new base and its grids follow. Coordinates are CRS84 degrees. */
export interface EarlierPlan {
  /** Grids by code; features that share a code are one grid. */
  readonly unified: readonly {
    readonly code: string;
    readonly geometry: Polygon | MultiPolygon;
    readonly households: number;
  }[];
  /** Codes that grids before this plan had; like codes of grids that end, none is given again. */
  readonly retiredCodes?: readonly string[];
  readonly atoms?: readonly { readonly id: string; readonly geometry: Polygon }[];
}

/**
 * How grids of an earlier plan and grids of a new one hang together. A grid *holds most* of another where it has
 * over a half of the other's land; with households, over a half of land and households together, each counted
 * as a share of all that the earlier plan has.
 * An earlier and a new grid that hold most of each other are *one grid*: of these every grid has one at most.
 * - `same`: one grid, its code kept; the land (and the households) that either has alone is 2 % at most;
 * - `changed`: one grid, with more of a difference, or another code because its community is another;
 * - `split`: an earlier grid that holds most of several new ones. The code goes on with the one of them that
 *   holds most of it; where none does, it ends;
 * - `merged`: a new grid that holds most of several earlier ones. It goes on with the code of the one that
 *   holds most of it; where none does, its code is new;
 * - `new`: a grid that is neither one with an earlier grid nor part of a split or a merger;
 * - `retired`: an earlier grid of which the same is true.
 */
export const LINEAGE_KINDS = ['same', 'changed', 'split', 'merged', 'new', 'retired'] as const;
export type LineageKind = (typeof LINEAGE_KINDS)[number];

/** One tie between grids of two plans. A grid that is split and takes up others stands in two of them. */
export interface GridLineage {
  /** Codes in the earlier plan, those with most of the common land first. */
  readonly from: readonly string[];
  /**
   * Codes in the new plan, likewise. With `new` and `retired` the other side names those that hold a tenth of
   * the grid or more; it may be empty.
   */
  readonly to: readonly string[];
  readonly kind: LineageKind;
  /** Land in square metres, and households (null where nobody counted), that pass from `from` to `to`. */
  readonly areaM2: number;
  readonly households: number | null;
}
