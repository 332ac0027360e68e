import { type BoundaryEdges, holdsCircle } from './inscribed-circle.ts';

/** Weighted points in metres. */
export interface Weights {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly n: ArrayLike<number>;
}

/** A straight chord through a face, in metres. */
export interface Chord {
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
}

const DIRECTIONS = 12;

/**
 * The shortest straight chord that leaves about `fraction` of the weight on one side and no piece narrower
 * than `diameter`; null where there is none. Twelve directions are tried; a line that meets the face in
 * several stretches is passed over, because it would cut off more than two pieces.
 */
export function evenCut(
  edges: BoundaryEdges,
  weights: Weights,
  fraction: number,
  diameter: number,
): Chord | null {
  let best: Chord | null = null;
  let bestLength = Number.POSITIVE_INFINITY;
  for (let k = 0; k < DIRECTIONS; k++) {
    // Quarter turns by exact values, so that upright faces get upright cuts.
    const angle = (k * Math.PI) / DIRECTIONS;
    const dx = k === DIRECTIONS / 2 ? 0 : Math.cos(angle);
    const dy = k === 0 ? 0 : Math.sin(angle);
    const offset = weightedQuantile(weights, dx, dy, fraction);
    if (offset === null) continue;
    const chord = chordAt(edges, dx, dy, offset);
    if (chord === null) continue;
    const length = Math.hypot(chord.bx - chord.ax, chord.by - chord.ay);
    if (length >= bestLength) continue;
    if (!holdsCircle(halfOf(edges, chord, dx, dy, offset, 1), diameter / 2)) continue;
    if (!holdsCircle(halfOf(edges, chord, dx, dy, offset, -1), diameter / 2)) continue;
    best = chord;
    bestLength = length;
  }
  return best;
}

/** Where along a direction a fraction of the weight lies behind; null where all weight lies in one place. */
function weightedQuantile(weights: Weights, dx: number, dy: number, fraction: number): number | null {
  const count = weights.n.length;
  const along = Float64Array.from({ length: count }, (_, i) => weights.x[i]! * dx + weights.y[i]! * dy);
  const order = Array.from(along.keys()).sort((p, q) => along[p]! - along[q]! || p - q);
  let total = 0;
  for (let i = 0; i < count; i++) total += weights.n[i]!;
  let sum = 0;
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i + 1 < count; i++) {
    sum += weights.n[order[i]!]!;
    const here = along[order[i]!]!;
    const next = along[order[i + 1]!]!;
    const miss = Math.abs(sum - fraction * total);
    if (next > here && miss < least) {
      least = miss;
      best = (here + next) / 2;
    }
  }
  return best;
}

/** The stretch of a line inside the face, if it is exactly one. */
function chordAt(edges: BoundaryEdges, dx: number, dy: number, offset: number): Chord | null {
  const hits: { x: number; y: number; t: number }[] = [];
  for (let i = 0; i < edges.count; i++) {
    const a = edges.ax[i]! * dx + edges.ay[i]! * dy - offset;
    const b = edges.bx[i]! * dx + edges.by[i]! * dy - offset;
    if (a >= 0 === b >= 0) continue;
    const s = a / (a - b);
    const x = edges.ax[i]! + s * (edges.bx[i]! - edges.ax[i]!);
    const y = edges.ay[i]! + s * (edges.by[i]! - edges.ay[i]!);
    hits.push({ x, y, t: y * dx - x * dy });
  }
  if (hits.length !== 2) return null;
  const [p, q] = hits[0]!.t < hits[1]!.t ? [hits[0]!, hits[1]!] : [hits[1]!, hits[0]!];
  return { ax: p.x, ay: p.y, bx: q.x, by: q.y };
}

/** The edges of the piece on one side of the line, the chord among them. */
function halfOf(
  edges: BoundaryEdges,
  chord: Chord,
  dx: number,
  dy: number,
  offset: number,
  side: 1 | -1,
): BoundaryEdges {
  const ax: number[] = [chord.ax];
  const ay: number[] = [chord.ay];
  const bx: number[] = [chord.bx];
  const by: number[] = [chord.by];
  for (let i = 0; i < edges.count; i++) {
    const a = side * (edges.ax[i]! * dx + edges.ay[i]! * dy - offset);
    const b = side * (edges.bx[i]! * dx + edges.by[i]! * dy - offset);
    if (a < 0 && b < 0) continue;
    const crosses = a < 0 !== b < 0;
    const s = crosses ? a / (a - b) : 0;
    const cx = edges.ax[i]! + s * (edges.bx[i]! - edges.ax[i]!);
    const cy = edges.ay[i]! + s * (edges.by[i]! - edges.ay[i]!);
    ax.push(crosses && a < 0 ? cx : edges.ax[i]!);
    ay.push(crosses && a < 0 ? cy : edges.ay[i]!);
    bx.push(crosses && b < 0 ? cx : edges.bx[i]!);
    by.push(crosses && b < 0 ? cy : edges.by[i]!);
  }
  return {
    count: ax.length,
    ax: Float64Array.from(ax),
    ay: Float64Array.from(ay),
    bx: Float64Array.from(bx),
    by: Float64Array.from(by),
  };
}

/** Points spread evenly over a face, about `count` of them, each with weight 1. */
export function evenSamples(edges: BoundaryEdges, areaM2: number, count: number): Weights {
  const spacing = Math.sqrt(areaM2 / count);
  let south = Number.POSITIVE_INFINITY;
  let north = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < edges.count; i++) {
    south = Math.min(south, edges.ay[i]!);
    north = Math.max(north, edges.ay[i]!);
  }
  const x: number[] = [];
  const y: number[] = [];
  for (let level = south + spacing / 2; level < north; level += spacing) {
    const hits: number[] = [];
    for (let i = 0; i < edges.count; i++) {
      const ay = edges.ay[i]!;
      const by = edges.by[i]!;
      if (ay > level === by > level) continue;
      hits.push(edges.ax[i]! + ((level - ay) / (by - ay)) * (edges.bx[i]! - edges.ax[i]!));
    }
    hits.sort((p, q) => p - q);
    for (let i = 0; i + 1 < hits.length; i += 2) {
      for (let at = hits[i]! + spacing / 2; at < hits[i + 1]!; at += spacing) {
        x.push(at);
        y.push(level);
      }
    }
  }
  return { x, y, n: new Float64Array(x.length).fill(1) };
}
