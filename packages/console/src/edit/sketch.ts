import type { Feature, Position } from 'geojson';
import type { SnapKind } from './snap/snap-to.ts';

/** What a place was taken to. */
export interface ShownSnap {
  readonly at: Position;
  readonly kind: SnapKind;
  /** What it is, in the reader's language: shown beside the place. */
  readonly label: string;
}

/** A point of a border that can be dragged. */
export interface SketchHandle {
  readonly at: Position;
  /** Node: three grids or more meet here. Middle: dragging it makes a new vertex. */
  readonly kind: 'node' | 'vertex' | 'middle';
  readonly held: boolean;
}

/** What the tool in hand draws on the map. Degrees. */
export interface Sketch {
  /** Points that were set, and the place of the pointer after them where there is one. */
  readonly line: readonly Position[];
  /** How many of the line's points were set. */
  readonly set: number;
  /** The line is the border of an area. */
  readonly closed: boolean;
  /** What is drawn would be refused. */
  readonly refused: boolean;
  /** Grids as they would be, see `gridFeatures`. */
  readonly touched: readonly Feature[];
  /** Whatever else a tool marks: atoms it has picked, parts as they would be. Polygons, lines or points. */
  readonly marked: readonly Feature[];
  readonly snap: ShownSnap | null;
  readonly handles: readonly SketchHandle[];
}

export const NO_SKETCH: Sketch = {
  line: [],
  set: 0,
  closed: false,
  refused: false,
  touched: [],
  marked: [],
  snap: null,
  handles: [],
};

let sketch = NO_SKETCH;
const listeners = new Set<(sketch: Sketch) => void>();

/**
 * Changes what the tool in hand draws. It goes to the map directly, in the frame in which it is called: a drag
 * renders nothing in React.
 */
export function setSketch(change: Partial<Sketch>): void {
  sketch = { ...sketch, ...change };
  for (const listener of listeners) listener(sketch);
}

export function clearSketch(): void {
  setSketch(NO_SKETCH);
}

/** Calls back now and on every change. */
export function onSketch(listener: (sketch: Sketch) => void): () => void {
  listeners.add(listener);
  listener(sketch);
  return () => listeners.delete(listener);
}
