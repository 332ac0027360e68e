import type { Fault } from './fault.ts';
import type { TurfVerdict } from './turf-overlaps.ts';

/** Where the coverage model and Turf do not say the same, with both findings. */
export interface Disagreement {
  readonly kind: 'overlap' | 'area' | 'outline-area' | 'exception';
  /** Rows of the polygons concerned; empty for the area of the whole. */
  readonly rows: readonly number[];
  /** What each side found, in square metres; null where it found nothing or gave up. */
  readonly integerM2: number | null;
  readonly turfM2: number | null;
  /** Turf's message where it gave up. */
  readonly message?: string;
}

/** Areas of one overlap may differ by this share (Turf's sphere against the ellipsoid, rounding to the lattice). */
const AREA_SHARE = 0.05;
/** ... and by this much whatever their size: the band along equal lines that one side may drop. */
const AREA_SLACK_M2 = 1;
/** The sphere of Turf against the ellipsoid: 0.7 % at most at any latitude. */
const SPHERE_SHARE = 0.01;
/** In the share of the outline that is covered, sphere and ellipsoid cancel out. */
const COVERED_SHARE = 1e-4;

/** Geodesic areas of what was judged, in square metres. */
export interface MeasuredAreas {
  /** Sum over the polygons. */
  readonly areaM2: number;
  readonly outlineAreaM2?: number;
}

/**
 * Lists where two verdicts on the same polygons differ: pairs that only one side finds overlapping or that
 * differ in area, the sum of all areas, that sum against the area of the outline, and Turf's exceptions.
 *
 * @param faults verdict of `checkLayer` on the same polygons under the same rows.
 * @param measured areas on the ellipsoid (`geodesicAreaM2`), or on the plane.
 */
export function compareVerdicts(
  faults: readonly Fault[],
  turf: TurfVerdict,
  measured: MeasuredAreas,
): Disagreement[] {
  const integer = new Map<string, number>();
  for (const { kind, rows, areaM2 } of faults) {
    if (kind !== 'overlap' || rows[0] === rows[1]) continue;
    const key = [...rows].sort((a, b) => a - b).join(' ');
    integer.set(key, (integer.get(key) ?? 0) + areaM2);
  }
  const disagreements: Disagreement[] = turf.exceptions.map(({ rows, message }) => {
    const integerM2 = integer.get(rows.join(' ')) ?? null;
    integer.delete(rows.join(' '));
    return { kind: 'exception', rows, integerM2, turfM2: null, message };
  });
  for (const { rows, areaM2 } of turf.overlaps) {
    const integerM2 = integer.get(rows.join(' ')) ?? null;
    integer.delete(rows.join(' '));
    if (integerM2 === null || differ(integerM2, areaM2, AREA_SHARE)) {
      disagreements.push({ kind: 'overlap', rows, integerM2, turfM2: areaM2 });
    }
  }
  for (const [key, integerM2] of integer) {
    disagreements.push({ kind: 'overlap', rows: key.split(' ').map(Number), integerM2, turfM2: null });
  }
  if (differ(measured.areaM2, turf.areaM2, SPHERE_SHARE)) {
    disagreements.push({ kind: 'area', rows: [], integerM2: measured.areaM2, turfM2: turf.areaM2 });
  }
  const { outlineAreaM2 } = measured;
  if (outlineAreaM2 !== undefined && turf.outlineAreaM2 !== null) {
    const shares = measured.areaM2 / outlineAreaM2 - turf.areaM2 / turf.outlineAreaM2;
    if (!(Math.abs(shares) <= COVERED_SHARE)) {
      const integerM2 = outlineAreaM2 - measured.areaM2;
      const turfM2 = turf.outlineAreaM2 - turf.areaM2;
      disagreements.push({ kind: 'outline-area', rows: [], integerM2, turfM2 });
    }
  }
  return disagreements;
}

function differ(a: number, b: number, share: number): boolean {
  // Written so that a sum that is not a number differs from any.
  return !(Math.abs(a - b) <= AREA_SLACK_M2 + share * Math.max(a, b));
}
