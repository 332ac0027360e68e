import type { PlanarGraph } from '../planar/planar-graph.ts';

/** Which way rows run: from west to east, or from south to north. */
export type Axis = 'east' | 'north';

/** The crossings of a graph's edges with one row after the other, in the order along the row. */
export class RowSweep {
  readonly firstRow: number;
  readonly lastRow: number;
  /** Crossings of the current row: position along it and the face that begins there. */
  at: Float64Array = new Float64Array(64);
  faceAhead: Int32Array = new Int32Array(64);
  count = 0;
  private readonly along: ArrayLike<number>;
  private readonly across: ArrayLike<number>;
  /** On an edge that leads to later rows, the half-edge with the land ahead on its left: 1 is the opposite. */
  private readonly ahead: 0 | 1;
  /** Edges in the order of their first rows. */
  private readonly order: Int32Array;
  private readonly first: Int32Array;
  private readonly last: Int32Array;
  /** Edges that reach the current row, in the order of their crossings. */
  private active: Int32Array = new Int32Array(64);
  private nextEdge = 0;

  /**
   * Row r lies at `middle / 2 + (r + 1/2) step` where the middle is even, and at `middle / 2 + r step` where it
   * is odd: always half-way between two units, and symmetrical about the middle.
   *
   * @param step distance of rows in lattice units, odd.
   */
  constructor(
    private readonly graph: PlanarGraph,
    axis: Axis,
    private readonly step: number,
    private readonly middle: number,
  ) {
    const { x, y, from, to } = graph;
    this.along = axis === 'east' ? x : y;
    this.across = axis === 'east' ? y : x;
    // Going north, an edge has the east on its right; going east, the north on its left.
    this.ahead = axis === 'east' ? 1 : 0;
    const edges = from.length;
    this.first = new Int32Array(edges);
    this.last = new Int32Array(edges);
    let firstRow = Number.MAX_SAFE_INTEGER;
    let lastRow = Number.MIN_SAFE_INTEGER;
    let crossing = 0;
    const start = this.level(0);
    for (let e = 0; e < edges; e++) {
      const p = this.across[from[e]!]!;
      const q = this.across[to[e]!]!;
      const first = Math.ceil((Math.min(p, q) - start) / step);
      const last = Math.floor((Math.max(p, q) - start) / step);
      this.first[e] = first;
      this.last[e] = last;
      if (first > last) continue;
      crossing++;
      if (first < firstRow) firstRow = first;
      if (last > lastRow) lastRow = last;
    }
    this.firstRow = firstRow;
    this.lastRow = lastRow;
    this.order = this.byFirstRow(crossing);
  }

  private level(row: number): number {
    return this.middle / 2 + (this.middle % 2 === 0 ? row + 0.5 : row) * this.step;
  }

  /** Edges that cross a row, counted out by their first row, in the order of their numbers within one. */
  private byFirstRow(crossing: number): Int32Array {
    const { first, last, firstRow, lastRow } = this;
    const order = new Int32Array(crossing);
    if (crossing === 0) return order;
    const start = new Int32Array(lastRow - firstRow + 2);
    for (let e = 0; e < first.length; e++) if (first[e]! <= last[e]!) start[first[e]! - firstRow + 1]!++;
    for (let row = 1; row < start.length; row++) start[row]! += start[row - 1]!;
    for (let e = 0; e < first.length; e++) {
      if (first[e]! <= last[e]!) order[start[first[e]! - firstRow]!++] = e;
    }
    return order;
  }

  /** Moves to a row; rows must be asked for in ascending order. */
  advance(row: number): void {
    const { order, first, last } = this;
    let kept = 0;
    for (let i = 0; i < this.count; i++) {
      const e = this.active[i]!;
      if (last[e]! >= row) this.active[kept++] = e;
    }
    const begun = this.nextEdge;
    while (this.nextEdge < order.length && first[order[this.nextEdge]!]! <= row) this.nextEdge++;
    this.reserve(kept + this.nextEdge - begun);
    const level = this.level(row);
    for (let i = 0; i < kept; i++) this.put(i, this.active[i]!, level);
    // The few edges that begin are sorted among themselves, then merged from behind.
    let count = kept;
    const fresh = Array.from(order.subarray(begun, this.nextEdge)).filter((e) => last[e]! >= row);
    const crossings = fresh.map((e) => ({ e, at: this.crossing(e, level) }));
    crossings.sort((p, q) => p.at - q.at);
    count += crossings.length;
    let i = kept - 1;
    let j = crossings.length - 1;
    for (let k = count - 1; j >= 0; k--) {
      if (i >= 0 && this.at[i]! > crossings[j]!.at) this.copy(i--, k);
      else this.set(k, crossings[j]!.e, crossings[j--]!.at);
    }
    this.count = count;
  }

  private crossing(e: number, level: number): number {
    const { along, across, graph } = this;
    const a = graph.from[e]!;
    const b = graph.to[e]!;
    const t = (level - across[a]!) / (across[b]! - across[a]!);
    return along[a]! + t * (along[b]! - along[a]!);
  }

  /** Insertion sort: from row to row the order changes only where edges meet. */
  private put(i: number, e: number, level: number): void {
    const at = this.crossing(e, level);
    let k = i - 1;
    while (k >= 0 && this.at[k]! > at) {
      this.copy(k, k + 1);
      k--;
    }
    this.set(k + 1, e, at);
  }

  private set(place: number, e: number, at: number): void {
    const { from, to, faceOf } = this.graph;
    const onwards = this.across[to[e]!]! > this.across[from[e]!]!;
    this.at[place] = at;
    this.faceAhead[place] = faceOf[(2 * e) | (onwards ? this.ahead : 1 - this.ahead)]!;
    this.active[place] = e;
  }

  private copy(place: number, to: number): void {
    this.at[to] = this.at[place]!;
    this.faceAhead[to] = this.faceAhead[place]!;
    this.active[to] = this.active[place]!;
  }

  private reserve(count: number): void {
    if (count <= this.at.length) return;
    const at = new Float64Array(2 * count);
    const faceAhead = new Int32Array(2 * count);
    const active = new Int32Array(2 * count);
    active.set(this.active);
    this.at = at;
    this.faceAhead = faceAhead;
    this.active = active;
  }
}
