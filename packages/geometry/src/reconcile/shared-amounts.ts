import type { PlanarGraph } from '../planar/planar-graph.ts';

/** What faces share by pairs: `face[i]` of one graph and `other[i]` of another have `amount[i]` in common. */
export interface SharedAmounts {
  readonly face: Int32Array;
  readonly other: Int32Array;
  readonly amount: Float64Array;
}

/** Something spread over the faces of a graph, so much per square lattice unit. */
export interface Density {
  readonly graph: PlanarGraph;
  readonly byFace: Float64Array;
}

/**
 * What every face of one planar graph shares with every face of another, by rows: along each row the common
 * stretches are exact, from row to row they are sampled. Rows lie on half units, so that none passes
 * through a vertex. Pairs with the unbounded face of the first graph are left out, pairs with that of the
 * second are kept (land that a layer does not cover).
 *
 * @param rowUnits distance of rows in lattice units.
 * @param density what is added up: square lattice units, or this density over them.
 */
export function sharedAmounts(
  network: PlanarGraph,
  layer: PlanarGraph,
  rowUnits: number,
  density?: Density,
): SharedAmounts {
  const step = Math.max(1, Math.round(rowUnits));
  const a = new RowSweep(network, step);
  const b = new RowSweep(layer, step);
  const c = density ? new RowSweep(density.graph, step) : null;
  const sums = new Map<number, number>();
  const stride = layer.faceCount;
  for (let row = a.firstRow; row <= a.lastRow; row++) {
    a.advance(row);
    b.advance(row);
    c?.advance(row);
    let j = 0;
    let other = 0;
    let k = 0;
    let weight = c ? density!.byFace[0]! : 1;
    for (let i = 0; i + 1 < a.count; i++) {
      const face = a.faceEast[i]!;
      if (face === 0) continue;
      let west = a.x[i]!;
      const east = a.x[i + 1]!;
      while (west < east) {
        while (j < b.count && b.x[j]! <= west) other = b.faceEast[j++]!;
        if (c) while (k < c.count && c.x[k]! <= west) weight = density!.byFace[c.faceEast[k++]!]!;
        let until = east;
        if (j < b.count && b.x[j]! < until) until = b.x[j]!;
        if (c && k < c.count && c.x[k]! < until) until = c.x[k]!;
        if (weight !== 0) {
          const key = face * stride + other;
          sums.set(key, (sums.get(key) ?? 0) + (until - west) * weight);
        }
        west = until;
      }
    }
  }
  const count = sums.size;
  const shared = {
    face: new Int32Array(count),
    other: new Int32Array(count),
    amount: new Float64Array(count),
  };
  let at = 0;
  for (const key of [...sums.keys()].sort((p, q) => p - q)) {
    shared.face[at] = Math.floor(key / stride);
    shared.other[at] = key % stride;
    shared.amount[at] = sums.get(key)! * step;
    at++;
  }
  return shared;
}

/** The crossings of a graph's edges with one row after the other, from west to east. */
class RowSweep {
  readonly firstRow: number;
  readonly lastRow: number;
  /** Crossings of the current row: position and the face that begins there going east. */
  x: Float64Array = new Float64Array(64);
  faceEast: Int32Array = new Int32Array(64);
  count = 0;
  private readonly order: Int32Array;
  private readonly first: Int32Array;
  private readonly last: Int32Array;
  /** Edges that reach the current row, in the order of their crossings. */
  private active: number[] = [];
  private nextEdge = 0;

  constructor(
    private readonly graph: PlanarGraph,
    private readonly step: number,
  ) {
    const { y, from, to } = graph;
    const edges = from.length;
    this.first = new Int32Array(edges);
    this.last = new Int32Array(edges);
    let firstRow = Number.MAX_SAFE_INTEGER;
    let lastRow = Number.MIN_SAFE_INTEGER;
    for (let e = 0; e < edges; e++) {
      const low = Math.min(y[from[e]!]!, y[to[e]!]!);
      const high = Math.max(y[from[e]!]!, y[to[e]!]!);
      this.first[e] = Math.ceil((low - 0.5) / step);
      this.last[e] = Math.floor((high - 0.5) / step);
      if (this.first[e]! > this.last[e]!) continue;
      if (this.first[e]! < firstRow) firstRow = this.first[e]!;
      if (this.last[e]! > lastRow) lastRow = this.last[e]!;
    }
    this.firstRow = firstRow;
    this.lastRow = lastRow;
    const crossing: number[] = [];
    for (let e = 0; e < edges; e++) if (this.first[e]! <= this.last[e]!) crossing.push(e);
    crossing.sort((p, q) => this.first[p]! - this.first[q]! || p - q);
    this.order = Int32Array.from(crossing);
  }

  /** Moves to a row; rows must be asked for in ascending order. */
  advance(row: number): void {
    const { graph, order } = this;
    while (this.nextEdge < order.length && this.first[order[this.nextEdge]!]! <= row) {
      this.active.push(order[this.nextEdge++]!);
    }
    let kept = 0;
    for (const e of this.active) if (this.last[e]! >= row) this.active[kept++] = e;
    this.active.length = kept;
    if (kept > this.x.length) {
      this.x = new Float64Array(kept * 2);
      this.faceEast = new Int32Array(kept * 2);
    }
    const level = row * this.step + 0.5;
    for (let i = 0; i < kept; i++) {
      const e = this.active[i]!;
      const a = graph.from[e]!;
      const b = graph.to[e]!;
      const ay = graph.y[a]!;
      const by = graph.y[b]!;
      const at = graph.x[a]! + ((level - ay) / (by - ay)) * (graph.x[b]! - graph.x[a]!);
      // Going up, an edge has the east on its right, which is the other half-edge's left.
      const east = graph.faceOf[by > ay ? 2 * e + 1 : 2 * e]!;
      // Insertion sort: from row to row the order changes only where edges meet.
      let k = i - 1;
      while (k >= 0 && this.x[k]! > at) {
        this.x[k + 1] = this.x[k]!;
        this.faceEast[k + 1] = this.faceEast[k]!;
        this.active[k + 1] = this.active[k]!;
        k--;
      }
      this.x[k + 1] = at;
      this.faceEast[k + 1] = east;
      this.active[k + 1] = e;
    }
    this.count = kept;
  }
}
