/**
 * What a small change of the plan would come to.
 *
 * - `would-improve`: the departments agree better after it, and no rule is in its way.
 * - `needs-weight`: it costs agreement, until those who want it weigh more.
 * - `leaves-band`: a grid would be too large or too small.
 * - `breaks-grid`: a grid would fall apart.
 * - `crosses-community`: a grid would lie in two communities.
 * - `never`: it costs agreement whatever weight those who want it have, or nobody wants it.
 */
export const FLIP_VERDICTS = [
  'would-improve',
  'needs-weight',
  'leaves-band',
  'breaks-grid',
  'crosses-community',
  'never',
] as const;
export type FlipVerdict = (typeof FLIP_VERDICTS)[number];

/** Atoms that change their grid. */
export interface FlipMove {
  /** Atom ids, in the order of the atoms. */
  readonly atoms: readonly string[];
  /** The grid that receives them; null where they become a grid of their own. */
  readonly to: string | null;
  /** Their grid is no more: they were all of it. */
  readonly joins: boolean;
}

/** A grid that a move would leave outside the band. */
export interface OutsideAfterMove {
  /** Null for the new grid of a move that makes one. */
  readonly code: string | null;
  readonly side: 'too-large' | 'too-small';
  /** Households; square metres where they do not bound the size of a grid. */
  readonly size: number;
  /** The end of the band that it passes, in the same measure. */
  readonly limit: number;
}

/** The cheapest small change that would bring a line back, or take an arc away. */
export interface Flip {
  readonly verdict: FlipVerdict;
  /** Of the weighted mean adjusted Rand index over all departments, if it were done; 0 where nothing can be. */
  readonly change: number;
  /** `needs-weight` only: the factor, above 1, by which the weights of `wanted` must grow for it to cost nothing. */
  readonly weightFactor: number | null;
  /** Households that would change their grid. */
  readonly households: number;
  /** Null where there is no move that keeps grids whole. */
  readonly move: FlipMove | null;
  /** Departments whose own agreement gains from it among those that drew the line, or hold the arc's two sides as one grid; sorted. */
  readonly wanted: readonly string[];
  /** `leaves-band` only. */
  readonly outside: OutsideAfterMove | null;
}

/** A border that some departments drew and the unified grids do not follow. */
export interface LostLine {
  /** Follows from where it begins: equal plans give equal ids. */
  readonly id: string;
  /** The atoms' own vertices, CRS84 degrees; closed where the line is a ring. */
  readonly coordinates: readonly (readonly [number, number])[];
  /** The unified grid it lies in. */
  readonly code: string;
  /** The departments that drew it, sorted. */
  readonly supporters: readonly string[];
  readonly lengthM: number;
  /** The atoms on either side, edge for edge the same pairs: adjacent, in one grid. */
  readonly atomPairs: readonly (readonly [string, string])[];
  readonly flip: Flip;
}

/** What became of a full search with a line locked, or an arc taken away. */
export type Counterfactual =
  | {
      readonly kind: 'possible';
      /** The grid of each atom in the best plan found. */
      readonly codes: readonly string[];
      /** Weighted mean adjusted Rand index over the departments, and how much it differs from that of the plan. */
      readonly agreement: number;
      readonly change: number;
      /** Households that would change their grid. */
      readonly households: number;
      readonly outsideBand: readonly {
        readonly code: string;
        readonly size: number;
        readonly reason: string;
      }[];
      /** Steps of the search. */
      readonly steps: number;
    }
  | { readonly kind: 'impossible'; readonly reason: CounterfactualRefusal };

/**
 * - `line-unknown`: the line does not follow borders between atoms.
 * - `line-on-border`: grids already part there; `line-off-border`: no grids part there.
 * - `line-tied`: atoms on both sides must lie in one grid.
 * - `line-locked`: a locked grid ends there.
 * - `line-crosses-communities`: it parts two communities, which no grid joins.
 * - `line-without-plan`: no plan with it was found for the number of grids.
 */
export const COUNTERFACTUAL_REFUSALS = [
  'line-unknown',
  'line-on-border',
  'line-off-border',
  'line-tied',
  'line-locked',
  'line-crosses-communities',
  'line-without-plan',
] as const;
export type CounterfactualRefusal = (typeof COUNTERFACTUAL_REFUSALS)[number];
