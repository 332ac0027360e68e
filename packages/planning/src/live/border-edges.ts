import { Lattice } from '@onegrid/geometry';
import type { Position } from 'geojson';
import type { Atom } from '../model/atom.ts';

/** Edges of an atom: a number for each that is the same from both sides, and its length in tenths of a millimetre. */
interface AtomEdges {
  readonly keys: Float64Array;
  /** Whole numbers, so that sums do not depend on their order. */
  readonly lengths: Float64Array;
}

const EDGES = new WeakMap<Atom, AtomEdges>();
/** Metric by hundredths of a degree of latitude. */
const METRICS = new Map<number, Lattice>();
const UNITS_IN_METRE = 1e4;

/**
 * The edges that a set of atoms of one coverage uses once, which are its border: an edge that an atom brings is
 * there afterwards where it was not before, and the other way round, so that the order plays no part.
 */
export class BorderEdges {
  private readonly own = new Map<number, boolean>();

  /**
   * @param before the border that this one differs from in a few atoms
   */
  constructor(
    private readonly before: BorderEdges | null = null,
    private length: number = before?.length ?? 0,
  ) {}

  /** Adds an atom, or takes it away. */
  toggle(atom: Atom): void {
    const { keys, lengths } = edgesOf(atom);
    for (let i = 0; i < keys.length; i++) {
      const there = this.has(keys[i]);
      this.own.set(keys[i], !there);
      this.length += there ? -lengths[i] : lengths[i];
    }
  }

  /** In metres, holes included. */
  get lengthM(): number {
    return this.length / UNITS_IN_METRE;
  }

  private has(key: number): boolean {
    return this.own.get(key) ?? this.before?.has(key) ?? false;
  }
}

function edgesOf(atom: Atom): AtomEdges {
  const known = EDGES.get(atom);
  if (known) return known;
  const { coordinates } = atom.geometry;
  const count = coordinates.reduce((sum, ring) => sum + ring.length - 1, 0);
  const edges = { keys: new Float64Array(count), lengths: new Float64Array(count) };
  let at = 0;
  for (const ring of coordinates) {
    for (let k = 1; k < ring.length; k++, at++) {
      edges.keys[at] = keyOf(ring[k - 1], ring[k]);
      edges.lengths[at] = lengthOf(ring[k - 1], ring[k]);
    }
  }
  EDGES.set(atom, edges);
  return edges;
}

/** 53 bits of both ends. Two edges of a grid share one with a chance of about one in 10^9, for 4,000 edges. */
function keyOf(a: Position, b: Position): number {
  const [ax, ay, bx, by] = [lattice(a[0]), lattice(a[1]), lattice(b[0]), lattice(b[1])];
  const turned = ax > bx || (ax === bx && ay > by);
  const ends = turned ? [bx, by, ax, ay] : [ax, ay, bx, by];
  return mixed(ends, 0x9e3779b9) * 2 ** 21 + (mixed(ends, 0x85ebca6b) >>> 11);
}

function lattice(degrees: number): number {
  return Math.round(degrees * 1e7);
}

/** 32 bits of whole numbers (murmur's finish after each). */
function mixed(numbers: readonly number[], seed: number): number {
  let hash = seed;
  for (const number of numbers) {
    hash ^= number;
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return hash >>> 0;
}

/** Length of an edge, in tenths of a millimetre. */
function lengthOf([ax, ay]: Position, [bx, by]: Position): number {
  const latitude = Math.round((ay + by) * 50);
  const metric = METRICS.get(latitude) ?? metricAt(latitude);
  const metres = Math.hypot((bx - ax) * 1e7 * metric.metresX, (by - ay) * 1e7 * metric.metresY);
  return Math.round(metres * UNITS_IN_METRE);
}

function metricAt(latitude: number): Lattice {
  const degrees = latitude / 100;
  const metric = Lattice.geographic([0, degrees, 0, degrees]);
  METRICS.set(latitude, metric);
  return metric;
}
