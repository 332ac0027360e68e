import {
  between,
  crossing,
  distance,
  nearestOnSegment,
  type Point2,
  pointInRing,
  ringArea,
} from './plane.ts';
import { type Piece, tidyPieces } from './tidy.ts';

/** What a line of the town is; where two lines share an edge the earlier kind in this list is kept. */
export const LINE_KINDS = [
  'outline',
  'bank',
  'midstream',
  'railway',
  'arterial',
  'collector',
  'lane',
  'track',
  'wall',
] as const;
export type LineKind = (typeof LINE_KINDS)[number];

export interface TownLine {
  readonly kind: LineKind;
  /** The street it belongs to; empty for lines that are no street. */
  readonly name: string;
  /** Width of the street in metres. */
  readonly width: number;
  readonly points: readonly Point2[];
}

export interface Edge {
  readonly a: number;
  readonly b: number;
  /** Index of the line it comes from. */
  readonly line: number;
  /** Faces to the left and right of a -> b; -1 is the outside. */
  left: number;
  right: number;
}

export interface Face {
  /** Vertices counter-clockwise, not repeated at the end. */
  readonly ring: readonly number[];
  /** `edges[i]` leads from `ring[i]` to the next vertex. */
  readonly edges: readonly number[];
  readonly areaM2: number;
}

/** Whether a line is a street that houses have their numbers on. */
export function isStreet({ kind, name }: TownLine): boolean {
  return name !== '' && kind !== 'railway';
}

/** The faces that the town's lines enclose; vertices are rounded to a centimetre. */
export interface TownCoverage {
  readonly lines: readonly TownLine[];
  readonly points: readonly Point2[];
  readonly edges: readonly Edge[];
  readonly faces: readonly Face[];
}

/** A line that ends within this of another one ends on it. */
const TOUCH_METRES = 0.05;
const CELL_METRES = 60;

/**
 * Nodes the lines at their crossings, drops what lies outside the outline (the first line) or leads
 * nowhere, and finds the faces. Dead ends are dropped: every edge that is kept has a face on each side,
 * and the two differ.
 */
export function buildCoverage(lines: readonly TownLine[]): TownCoverage {
  const vertices = new VertexTable();
  const pieces = nodeLines(lines, vertices);
  const outline = lines[0]!.points;
  const kept = new Map<string, Piece>();
  for (const piece of pieces) {
    const middle = between(vertices.points[piece.a]!, vertices.points[piece.b]!, 0.5);
    if (piece.line !== 0 && !pointInRing(middle, outline)) continue;
    const key = piece.a < piece.b ? `${piece.a},${piece.b}` : `${piece.b},${piece.a}`;
    const other = kept.get(key);
    if (other && rank(lines[other.line]!) <= rank(lines[piece.line]!)) continue;
    kept.set(key, piece);
  }
  const sound = dropDeadEnds(tidyPieces(dropDeadEnds([...kept.values()]), vertices.points));
  const edges = sound.map((piece): Edge => ({ ...piece, left: -1, right: -1 }));
  return { lines, points: vertices.points, edges, faces: traceFaces(vertices.points, edges) };
}

function rank(line: TownLine): number {
  return LINE_KINDS.indexOf(line.kind);
}

class VertexTable {
  readonly points: Point2[] = [];
  private readonly byPlace = new Map<string, number>();

  idOf(point: Point2): number {
    const x = Math.round(point[0] * 100);
    const y = Math.round(point[1] * 100);
    const key = `${x},${y}`;
    let id = this.byPlace.get(key);
    if (id === undefined) {
      id = this.points.length;
      this.points.push([x / 100, y / 100]);
      this.byPlace.set(key, id);
    }
    return id;
  }
}

interface Segment {
  readonly a: Point2;
  readonly b: Point2;
  readonly line: number;
  readonly splits: Point2[];
}

function nodeLines(lines: readonly TownLine[], vertices: VertexTable): Piece[] {
  const segments: Segment[] = [];
  lines.forEach((line, index) => {
    for (let i = 1; i < line.points.length; i++) {
      const a = vertices.points[vertices.idOf(line.points[i - 1]!)]!;
      const b = vertices.points[vertices.idOf(line.points[i]!)]!;
      if (a !== b) segments.push({ a, b, line: index, splits: [] });
    }
  });
  forEachPair(segments, (s, t) => {
    let touched = false;
    for (const [from, onto] of [
      [s, t],
      [t, s],
    ] as const) {
      for (const end of [from.a, from.b]) {
        if (distance(end, nearestOnSegment(end, onto.a, onto.b)) > TOUCH_METRES) continue;
        touched = true;
        onto.splits.push(end);
      }
    }
    const hit = touched ? null : crossing(s.a, s.b, t.a, t.b);
    if (hit) {
      s.splits.push(hit.at);
      t.splits.push(hit.at);
    }
  });
  const pieces: Piece[] = [];
  for (const { a, b, line, splits } of segments) {
    const along = [...splits].sort((p, q) => distance(p, a) - distance(q, a));
    let from = vertices.idOf(a);
    for (const point of [...along, b]) {
      const to = vertices.idOf(point);
      if (to !== from) pieces.push({ a: from, b: to, line });
      from = to;
    }
  }
  return pieces;
}

/** Calls back each pair of segments whose boxes share a cell, once, in a fixed order. */
function forEachPair(segments: readonly Segment[], visit: (s: Segment, t: Segment) => void): void {
  const cells = new Map<string, number[]>();
  segments.forEach(({ a, b }, index) => {
    const seen = new Set<number>();
    const x0 = Math.floor((Math.min(a[0], b[0]) - 1) / CELL_METRES);
    const x1 = Math.floor((Math.max(a[0], b[0]) + 1) / CELL_METRES);
    const y0 = Math.floor((Math.min(a[1], b[1]) - 1) / CELL_METRES);
    const y1 = Math.floor((Math.max(a[1], b[1]) + 1) / CELL_METRES);
    for (let x = x0; x <= x1; x++) {
      for (let y = y0; y <= y1; y++) {
        const key = `${x},${y}`;
        const cell = cells.get(key) ?? [];
        for (const other of cell) {
          if (seen.has(other)) continue;
          seen.add(other);
          visit(segments[other]!, segments[index]!);
        }
        cell.push(index);
        cells.set(key, cell);
      }
    }
  });
}

function dropDeadEnds<T extends { a: number; b: number }>(edges: readonly T[]): T[] {
  let left = [...edges];
  for (;;) {
    const degree = new Map<number, number>();
    for (const { a, b } of left) {
      degree.set(a, (degree.get(a) ?? 0) + 1);
      degree.set(b, (degree.get(b) ?? 0) + 1);
    }
    const next = left.filter(({ a, b }) => degree.get(a)! > 1 && degree.get(b)! > 1);
    if (next.length === left.length) return next;
    left = next;
  }
}

/** Walks half-edges (2e = a->b, 2e+1 = b->a) with the face on the left. */
function traceFaces(points: readonly Point2[], edges: readonly Edge[]): Face[] {
  const origin = (half: number): number => (half % 2 === 0 ? edges[half >> 1]!.a : edges[half >> 1]!.b);
  const around = new Map<number, { half: number; angle: number }[]>();
  edges.forEach((_, index) => {
    for (const half of [2 * index, 2 * index + 1]) {
      const from = points[origin(half)]!;
      const to = points[origin(half ^ 1)]!;
      const list = around.get(origin(half)) ?? [];
      list.push({ half, angle: Math.atan2(to[1] - from[1], to[0] - from[0]) });
      around.set(origin(half), list);
    }
  });
  const next = new Int32Array(edges.length * 2);
  for (const list of around.values()) {
    list.sort((p, q) => p.angle - q.angle);
    // Arriving along the twin of an outgoing half-edge, the next one clockwise keeps the face on the left.
    list.forEach(({ half }, i) => {
      next[half ^ 1] = list[(i + list.length - 1) % list.length]!.half;
    });
  }
  const faces: Face[] = [];
  const done = new Uint8Array(edges.length * 2);
  for (let start = 0; start < done.length; start++) {
    if (done[start]) continue;
    const halves: number[] = [];
    for (let half = start; !done[half]; half = next[half]!) {
      done[half] = 1;
      halves.push(half);
    }
    const ring = halves.map(origin);
    const areaM2 = ringArea(ring.map((id) => points[id]!));
    if (areaM2 <= 0) continue;
    for (const half of halves) {
      if (half % 2 === 0) edges[half >> 1]!.left = faces.length;
      else edges[half >> 1]!.right = faces.length;
    }
    faces.push({ ring, edges: halves.map((half) => half >> 1), areaM2 });
  }
  return faces;
}

export function facePoints(coverage: TownCoverage, face: Face): Point2[] {
  return face.ring.map((id) => coverage.points[id]!);
}

/** What is left of a line in the coverage: its stretches as vertex numbers, in its own direction. */
export function lineChains(coverage: TownCoverage, line: number): number[][] {
  const chains: number[][] = [];
  for (const edge of coverage.edges) {
    if (edge.line !== line) continue;
    const last = chains[chains.length - 1];
    if (last && last[last.length - 1] === edge.a) last.push(edge.b);
    else chains.push([edge.a, edge.b]);
  }
  return chains;
}
