import type { Position } from 'geojson';

/** The conditions of a valid coverage, in the order and under the numbers of `verifyCoverage`. */
export const COVERAGE_CONDITIONS = [
  'position-not-finite',
  'position-off-lattice',
  'ring-not-closed',
  'ring-degenerate',
  'ring-repeats-vertex',
  'ring-wound-wrongly',
  'edge-used-twice-alike',
  'edges-meet-off-vertices',
  'hole-outside-exterior',
  'faces-overlap',
  'edge-off-outline',
  'outline-uncovered',
  'area-differs',
] as const;

export type CoverageFaultCode = (typeof COVERAGE_CONDITIONS)[number];

/** One place where a coverage is wrong. */
export interface CoverageFault {
  readonly code: CoverageFaultCode;
  /** Number of the broken condition, from 1. */
  readonly condition: number;
  /** Indices of the faces concerned, ascending. */
  readonly faces: readonly number[];
  /** A position at the fault, as given. */
  readonly at: Position;
  /** The faulty linework, where there is any: an edge, or two that cross. */
  readonly linework: readonly (readonly Position[])[];
}

export function fault(
  code: CoverageFaultCode,
  faces: readonly number[],
  at: Position,
  linework: readonly (readonly Position[])[] = [],
): CoverageFault {
  return {
    code,
    condition: COVERAGE_CONDITIONS.indexOf(code) + 1,
    faces: [...new Set(faces)].sort((a, b) => a - b),
    at,
    linework,
  };
}
