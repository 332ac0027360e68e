import type { Geometry, Position } from 'geojson';

/** What can be wrong with the rings of one polygon. */
export const RING_FAULT_KINDS = [
  /** The first position is not repeated at the end. */
  'unclosed',
  /** The same position twice in a row. */
  'duplicate-point',
  /** A ring, or a line where a polygon belongs, that encloses nothing. */
  'line',
  /** A ring crosses itself. */
  'bowtie',
  /** A ring runs along a stretch and back again. */
  'spike',
  /** A ring touches itself in a point, the loop lying outside. */
  'self-touch',
  /** A loop inside its own ring, or a hole inside another hole. */
  'nested-ring',
  /** Two rings of one polygon cross each other. */
  'crossing-rings',
  /** Two rings of one polygon run along the same stretch. */
  'shared-edge',
  /** A hole no part of which lies inside its shell. */
  'hole-outside-shell',
  /** A hole that touches its shell so often that it takes the interior apart. */
  'split-interior',
] as const;
export type RingFaultKind = (typeof RING_FAULT_KINDS)[number];

/** What can be wrong with a layer as a coverage. */
export const LAYER_FAULT_KINDS = [
  /** Land of two polygons. */
  'overlap',
  /** Land of two polygons that is everywhere narrower than equal lines, told once for a pair. */
  'narrow-overlap',
  /** Land of none, with polygons all around it. */
  'gap',
  /** A gap outside the outline: land of someone else. */
  'enclave',
  /** Land of the outline that the layer leaves open at its rim. */
  'uncovered',
  /** Land of the layer beyond the outline. */
  'outside',
  /** A point where a polygon belongs. */
  'point',
  /** A geometry without coordinates. */
  'empty',
  /** A number that is not finite, or a position that is not two numbers. */
  'coordinate',
] as const;
export type FaultKind = RingFaultKind | (typeof LAYER_FAULT_KINDS)[number];

/** A fault: what, how bad, whose, and where. */
export interface Fault {
  readonly kind: FaultKind;
  /** A notice is not a fault of the layer: a real enclave, lines that count as equal. */
  readonly severity: 'error' | 'warning' | 'notice';
  /** Ids and rows of the features concerned, in step; both of an overlap, the neighbours of a gap. */
  readonly ids: readonly string[];
  readonly rows: readonly number[];
  /** A representative position. */
  readonly at: Position;
  /** Linework for faults of rings, a polygon for faults of area. */
  readonly place: Geometry;
  /** Square metres, 0 for linework. */
  readonly areaM2: number;
}

export const FAULT_SEVERITY: Readonly<Record<FaultKind, Fault['severity']>> = {
  unclosed: 'warning',
  'duplicate-point': 'warning',
  line: 'error',
  bowtie: 'error',
  spike: 'warning',
  'self-touch': 'warning',
  'nested-ring': 'error',
  'crossing-rings': 'error',
  'shared-edge': 'warning',
  'hole-outside-shell': 'error',
  'split-interior': 'warning',
  overlap: 'error',
  'narrow-overlap': 'notice',
  gap: 'error',
  enclave: 'notice',
  uncovered: 'warning',
  outside: 'warning',
  point: 'error',
  empty: 'error',
  coordinate: 'error',
};

/** Overlaps and gaps narrower than this, as 2 x area / perimeter, count as equal lines. */
export const EQUAL_LINES_METRES = 0.02;
