import { lengthOf } from '../length-of.ts';
import { nodeSegments } from '../planar/node-segments.ts';
import { PairTable } from '../planar/pair-table.ts';
import { PlanarGraph } from '../planar/planar-graph.ts';
import { SegmentGrid } from '../planar/segment-grid.ts';

/** A straight segment between lattice points: ax, ay, bx, by. */
export type Segment = readonly [number, number, number, number];

/** A graph with segments led into it. */
export interface GraphWithSegments {
  readonly graph: PlanarGraph;
  /** By new face the face of the graph before that it lies in. */
  readonly faceBefore: Int32Array;
  /** Edges of the graph before that run along an edge. */
  edgesBefore(edge: number): number[];
  /** Indices of the inserted segments along an edge, one entry for each time one runs along it. */
  inserted(edge: number): number[];
}

/**
 * Nodes segments into a graph and tells which faces its new faces come from.
 *
 * Only edges that may meet a segment are noded with them. Whatever that bends is then compared with all other
 * edges, and those that come within two units of it join the noding, until none does: the result is noded
 * throughout, for little more than the length of the segments.
 */
export function insertSegments(before: PlanarGraph, segments: readonly Segment[]): GraphWithSegments {
  const taking = new Uint8Array(before.edgeCount);
  takeEdgesNear(before, taking, segments, mayMeet);
  takeEdgesBeside(before, taking);
  for (;;) {
    const result = nodeInto(before, segments, taking);
    if (takeEdgesNear(before, taking, result.changed, comesNear) === 0) return withFaces(before, result);
  }
}

interface Inserted {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /**
   * Old edges below the number of old edges, inserted segments from there on, that run along an edge: each
   * twice its number, plus one where it runs against the edge.
   */
  readonly along: (edge: number) => ArrayLike<number>;
  /** Edges that are pieces of old ones. */
  readonly changed: readonly Segment[];
}

function nodeInto(before: PlanarGraph, segments: readonly Segment[], taking: Uint8Array): Inserted {
  const old = before.edgeCount;
  const kept: number[] = [];
  const noding: number[] = [];
  for (let e = 0; e < old; e++) (taking[e] ? noding : kept).push(e);
  const { x, y, from, to, tagStart, tags } = nodeSegments(linework(before, segments, noding));
  const known = new PairTable(noding.length);
  const vertexOf: number[] = [];
  for (const e of noding) {
    for (const v of [before.from[e]!, before.to[e]!]) vertexOf[known.add(before.x[v]!, before.y[v]!)] = v;
  }
  const added: number[] = [];
  const numbered = Int32Array.from(x, (vx, v) => {
    const place = known.find(vx, y[v]!);
    return place >= 0 ? vertexOf[place]! : before.x.length + added.push(v) - 1;
  });
  const ends = (old: Int32Array, noded: Int32Array) => {
    const all = new Int32Array(kept.length + noded.length);
    for (let i = 0; i < kept.length; i++) all[i] = old[kept[i]!]!;
    for (let i = 0; i < noded.length; i++) all[kept.length + i] = numbered[noded[i]!]!;
    return all;
  };
  const changed: Segment[] = [];
  for (let e = 0; e < from.length; e++) {
    // Pieces of old edges; what becomes of an inserted segment stays where all edges were taken.
    const tag = tags.subarray(tagStart[e]!, tagStart[e + 1]!).find((at) => at >> 1 < old);
    if (tag === undefined || isEdge(before, tag >> 1, numbered[from[e]!]!, numbered[to[e]!]!)) continue;
    changed.push([x[from[e]!]!, y[from[e]!]!, x[to[e]!]!, y[to[e]!]!]);
  }
  return {
    x: extended(before.x, x, added),
    y: extended(before.y, y, added),
    from: ends(before.from, from),
    to: ends(before.to, to),
    changed,
    along: (edge) =>
      edge < kept.length
        ? [2 * kept[edge]!]
        : tags.subarray(tagStart[edge - kept.length]!, tagStart[edge - kept.length + 1]!),
  };
}

function extended(before: Float64Array, coordinates: Float64Array, added: readonly number[]): Float64Array {
  const all = new Float64Array(before.length + added.length);
  all.set(before);
  added.forEach((v, i) => {
    all[before.length + i] = coordinates[v]!;
  });
  return all;
}

function isEdge(graph: PlanarGraph, edge: number, a: number, b: number): boolean {
  const [from, to] = [graph.from[edge]!, graph.to[edge]!];
  return (from === a && to === b) || (from === b && to === a);
}

/** Old edges with their numbers as tags, then segments with theirs. */
function linework(before: PlanarGraph, segments: readonly Segment[], edges: readonly number[]) {
  const count = edges.length + segments.length;
  const [ax, ay, bx, by] = [0, 1, 2, 3].map(() => new Float64Array(count)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const tag = new Int32Array(count);
  edges.forEach((e, i) => {
    tag[i] = e;
    ax[i] = before.x[before.from[e]!]!;
    ay[i] = before.y[before.from[e]!]!;
    bx[i] = before.x[before.to[e]!]!;
    by[i] = before.y[before.to[e]!]!;
  });
  segments.forEach((segment, s) => {
    const i = edges.length + s;
    tag[i] = before.edgeCount + s;
    [ax[i], ay[i], bx[i], by[i]] = segment;
  });
  return { count, ax, ay, bx, by, tag };
}

/** Lattice units by which edges may be apart and still be noded together. */
const MARGIN = 2;

/** Marks the edges that some segment is near to; gives the number of edges that were not marked before. */
function takeEdgesNear(
  graph: PlanarGraph,
  taking: Uint8Array,
  segments: readonly Segment[],
  isNear: (edge: Segment, segment: Segment) => boolean,
): number {
  if (segments.length === 0) return 0;
  const cells = new CoarseCells(segments);
  const grid = gridOf(segments);
  let taken = 0;
  for (let e = 0; e < graph.edgeCount; e++) {
    if (taking[e]) continue;
    const [a, b] = [graph.from[e]!, graph.to[e]!];
    const [ax, ay, bx, by] = [graph.x[a]!, graph.y[a]!, graph.x[b]!, graph.y[b]!];
    if (!cells.mayTouch(ax, ay, bx, by)) continue;
    grid.query(
      Math.min(ax, bx) - MARGIN,
      Math.min(ay, by) - MARGIN,
      Math.max(ax, bx) + MARGIN,
      Math.max(ay, by) + MARGIN,
    );
    for (let i = 0; i < grid.foundCount; i++) {
      if (!isNear([ax, ay, bx, by], segments[grid.found[i]!]!)) continue;
      taking[e] = 1;
      taken++;
      break;
    }
  }
  return taken;
}

/** Square cells that the boxes around segments touch: most edges of a graph are far from all of them. */
class CoarseCells {
  private readonly side = 256;
  private readonly marked = new Uint8Array(this.side * this.side);
  private readonly west: number;
  private readonly south: number;
  private readonly perUnit: number;

  constructor(segments: readonly Segment[]) {
    const bounds = boundsOfSegments(segments);
    this.west = bounds[0] - MARGIN;
    this.south = bounds[1] - MARGIN;
    const extent = Math.max(bounds[2] - bounds[0], bounds[3] - bounds[1]) + 2 * MARGIN + 1;
    this.perUnit = this.side / extent;
    for (const [ax, ay, bx, by] of segments) {
      const [c0, c1, r0, r1] = this.cellsAround(ax, ay, bx, by);
      for (let r = r0; r <= r1; r++) this.marked.fill(1, r * this.side + c0, r * this.side + c1 + 1);
    }
  }

  mayTouch(ax: number, ay: number, bx: number, by: number): boolean {
    const [c0, c1, r0, r1] = this.cellsAround(ax, ay, bx, by);
    for (let r = r0; r <= r1; r++) {
      for (let cell = r * this.side + c0; cell <= r * this.side + c1; cell++)
        if (this.marked[cell]) return true;
    }
    return false;
  }

  /** First and last column, first and last row of the box around a segment. */
  private cellsAround(ax: number, ay: number, bx: number, by: number): Segment {
    const { side, west, south, perUnit } = this;
    return [
      Math.max(0, Math.floor((Math.min(ax, bx) - MARGIN - west) * perUnit)),
      Math.min(side - 1, Math.floor((Math.max(ax, bx) + MARGIN - west) * perUnit)),
      Math.max(0, Math.floor((Math.min(ay, by) - MARGIN - south) * perUnit)),
      Math.min(side - 1, Math.floor((Math.max(ay, by) + MARGIN - south) * perUnit)),
    ];
  }
}

/** Marks the edges that share a vertex with a marked one: a bend is most often near those. */
function takeEdgesBeside(graph: PlanarGraph, taking: Uint8Array): void {
  const touched = new Uint8Array(graph.x.length);
  taking.forEach((taken, e) => {
    if (!taken) return;
    touched[graph.from[e]!] = 1;
    touched[graph.to[e]!] = 1;
  });
  for (let e = 0; e < taking.length; e++) {
    if (touched[graph.from[e]!] || touched[graph.to[e]!]) taking[e] = 1;
  }
}

function gridOf(segments: readonly Segment[]): SegmentGrid {
  const bounds = boundsOfSegments(segments);
  const area = (bounds[2] - bounds[0] + 1) * (bounds[3] - bounds[1] + 1);
  // Lines fill few of the cells, so there may be more cells than segments.
  const cell = Math.sqrt(area / segments.length / 16);
  const grid = new SegmentGrid(bounds, cell, Math.max(16, segments.length));
  for (const [ax, ay, bx, by] of segments) grid.add(ax, ay, bx, by);
  return grid;
}

function boundsOfSegments(segments: readonly Segment[]): [number, number, number, number] {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [ax, ay, bx, by] of segments) {
    bounds[0] = Math.min(bounds[0], ax, bx);
    bounds[1] = Math.min(bounds[1], ay, by);
    bounds[2] = Math.max(bounds[2], ax, bx);
    bounds[3] = Math.max(bounds[3], ay, by);
  }
  return bounds;
}

/** Whether the boxes around two segments come near each other: what they bend stays inside. */
function mayMeet([ax, ay, bx, by]: Segment, [cx, cy, dx, dy]: Segment): boolean {
  return (
    Math.min(ax, bx) - MARGIN <= Math.max(cx, dx) &&
    Math.min(cx, dx) - MARGIN <= Math.max(ax, bx) &&
    Math.min(ay, by) - MARGIN <= Math.max(cy, dy) &&
    Math.min(cy, dy) - MARGIN <= Math.max(ay, by)
  );
}

/** Whether an end of one segment comes near the other without being its end. */
function comesNear(edge: Segment, segment: Segment): boolean {
  const [ax, ay, bx, by] = edge;
  const [cx, cy, dx, dy] = segment;
  return (
    besides(ax, ay, segment) || besides(bx, by, segment) || besides(cx, cy, edge) || besides(dx, dy, edge)
  );
}

function besides(x: number, y: number, [ax, ay, bx, by]: Segment): boolean {
  if ((x === ax && y === ay) || (x === bx && y === by)) return false;
  const [ex, ey] = [bx - ax, by - ay];
  const t = Math.min(1, Math.max(0, ((x - ax) * ex + (y - ay) * ey) / (ex * ex + ey * ey)));
  return lengthOf(x - ax - t * ex, y - ay - t * ey) <= MARGIN;
}

/**
 * A face lies on the same side of an old edge as before. Faces that only inserted segments bound are reached
 * across those; between old edges that have fallen together there is no land but that of rounding.
 */
function withFaces(before: PlanarGraph, { along, ...edges }: Inserted): GraphWithSegments {
  const old = before.edgeCount;
  const graph = new PlanarGraph(edges);
  const faceBefore = new Int32Array(graph.faceCount).fill(-1);
  faceBefore[0] = 0;
  const open: number[] = [];
  for (let e = 0; e < graph.edgeCount; e++) {
    const one = onlyOldEdge(along(e), old);
    if (one < 0) {
      open.push(e);
      continue;
    }
    faceBefore[graph.faceOf[2 * e]!] = before.faceOf[one]!;
    faceBefore[graph.faceOf[2 * e + 1]!] = before.faceOf[one ^ 1]!;
  }
  for (let known = false; !known; ) {
    known = true;
    for (const e of open) {
      const [left, right] = [graph.faceOf[2 * e]!, graph.faceOf[2 * e + 1]!];
      if (faceBefore[left]! < 0 === faceBefore[right]! < 0) continue;
      if (faceBefore[left]! < 0) faceBefore[left] = faceBefore[right]!;
      else faceBefore[right] = faceBefore[left]!;
      known = false;
    }
  }
  return {
    graph,
    faceBefore: faceBefore.map((face) => Math.max(0, face)),
    edgesBefore: (edge) => Array.from(along(edge)).flatMap((tag) => (tag >> 1 < old ? [tag >> 1] : [])),
    inserted: (edge) => Array.from(along(edge)).flatMap((tag) => (tag >> 1 < old ? [] : [(tag >> 1) - old])),
  };
}

/** The half-edge of the graph before that alone runs along an edge; -1 where none does, or several. */
function onlyOldEdge(tags: ArrayLike<number>, old: number): number {
  let one = -1;
  for (let i = 0; i < tags.length; i++) {
    if (tags[i]! >> 1 >= old) continue;
    if (one >= 0) return -1;
    one = tags[i]!;
  }
  return one;
}
