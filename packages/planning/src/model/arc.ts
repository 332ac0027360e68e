/** Why a stretch of the unified border lies where it does. */
export const ARC_CLASSES = [
  'kept-by-all',
  'kept-by-most',
  'one-department',
  'moved-to-building',
  'moved-to-street',
  'split-for-size',
  'community-line',
  'gap-filled',
  'overlap-resolved',
  'by-hand',
  'outline',
] as const;

export type ArcClass = (typeof ARC_CLASSES)[number];

/** A maximal stretch of the unified border along which the two grids and the evidence stay the same. */
export interface UnifiedArc {
  /** The atoms' own vertices, CRS84 degrees; closed (first = last) where the arc is a whole ring. */
  readonly coordinates: readonly (readonly [number, number])[];
  /** Grid codes as seen along the line; null outside the outline. */
  readonly left: string | null;
  readonly right: string | null;
  readonly class: ArcClass;
  /** Departments whose labels differ across the arc (null against an id differs), sorted. */
  readonly supporters: readonly string[];
  /** Departments with the same id on both sides, sorted. */
  readonly opponents: readonly string[];
  /** Departments with no grid on either side, sorted. */
  readonly silent: readonly string[];
  readonly lengthM: number;
  /** Distance in metres from the arc to the nearest original line of a supporter; null without supporters. */
  readonly movedMetresMedian: number | null;
  readonly movedMetresMax: number | null;
}
