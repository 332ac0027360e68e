import type { SearchGraph } from './search-graph.ts';

/** The sums the score of a plan follows from; small enough to be copied for every trial. */
export interface Sums {
  /** By department: sum over grids and labels of the squared mass they share. */
  readonly shared: Float64Array;
  /** Sum of the squared masses of the grids. */
  squares: number;
  /** Length of all borders between grids. */
  cut: number;
  /** By how many size units open grids lie outside the band, added up, and `CLASH` for each pair kept together. */
  excess: number;
}

/**
 * What a pair of nodes in one grid that must lie apart adds to the excess: more than all sizes together, so
 * that no band outweighs it.
 */
export const CLASH = 2 ** 41;

/** A band in whole size units, both ends allowed. */
export interface Band {
  readonly low: number;
  readonly high: number;
}

/** By how much `size` lies outside the band. */
export function excessOf(band: Band, size: number): number {
  if (size < band.low) return band.low - size;
  return size > band.high ? size - band.high : 0;
}

/** Shorter borders decide only between plans the departments find equally good. */
const BORDER_WEIGHT = 1 / 1024;

/**
 * The objective: weighted mean adjusted Rand index over the columns (see judge/agreement.ts) and evenness by
 * their shares, less a trace of the borders' length. `squares` and `cut` are passed apart from `shared`
 * because trials change them without copying.
 */
export function scoreOf(graph: SearchGraph, shared: Float64Array, squares: number, cut: number): number {
  const { departmentWeight, labelSquares, totalMass, evenness } = graph;
  const perPair = squares / (totalMass * totalMass);
  let index = 0;
  for (let department = 0; department < departmentWeight.length; department++) {
    const expected = perPair * labelSquares[department]!;
    const greatest = (squares + labelSquares[department]!) / 2;
    index +=
      departmentWeight[department]! *
      (greatest === expected ? 1 : (shared[department]! - expected) / (greatest - expected));
  }
  const border = graph.totalLength > 0 ? (BORDER_WEIGHT * cut) / graph.totalLength : 0;
  return graph.columnShare * index + (evenness.base - evenness.perSquare * squares) - border;
}

/** Which grid every node lies in, with the members of each grid as a list and the sums of the score. */
export class Partition {
  readonly graph: SearchGraph;
  readonly band: Band;
  readonly gridOf: Int32Array;
  grids = 0;
  readonly sums: Sums;
  readonly size: Float64Array;
  readonly mass: Float64Array;
  readonly count: Int32Array;
  /** By grid, one number for each department: the grid's part of `sums.shared`. */
  readonly shared: Float64Array;
  private readonly table: Float64Array;
  private readonly first: Int32Array;
  private readonly next: Int32Array;
  private readonly previous: Int32Array;
  /** Nodes that moved since `copyMoved`, each once. */
  private readonly moved: Int32Array;
  private readonly isMoved: Uint8Array;
  private movedCount = 0;

  /** `gridOf` uses every number from 0 to its greatest. The arrays allow as many grids as nodes. */
  constructor(graph: SearchGraph, band: Band, gridOf: Int32Array) {
    this.graph = graph;
    this.band = band;
    this.gridOf = gridOf.slice();
    this.size = new Float64Array(graph.nodes);
    this.mass = new Float64Array(graph.nodes);
    this.count = new Int32Array(graph.nodes);
    this.shared = new Float64Array(graph.nodes * graph.departments);
    this.table = new Float64Array(graph.labels);
    this.first = new Int32Array(graph.nodes).fill(-1);
    this.next = new Int32Array(graph.nodes);
    this.previous = new Int32Array(graph.nodes);
    this.moved = new Int32Array(graph.nodes);
    this.isMoved = new Uint8Array(graph.nodes);
    this.sums = { shared: new Float64Array(graph.departments), squares: 0, cut: 0, excess: 0 };
    for (let node = graph.nodes - 1; node >= 0; node--) {
      this.grids = Math.max(this.grids, gridOf[node]! + 1);
      this.link(node, gridOf[node]!);
    }
    this.sumUp();
  }

  get score(): number {
    return scoreOf(this.graph, this.sums.shared, this.sums.squares, this.sums.cut);
  }

  /** Whether a grid is a closed cell. */
  isClosed(grid: number): boolean {
    return this.first[grid]! >= this.graph.open;
  }

  /** How many of the nodes that must lie apart from `node` lie in `grid`. */
  clashes(node: number, grid: number): number {
    const { apartStart, apart } = this.graph;
    let clashes = 0;
    for (let at = apartStart[node]!; at < apartStart[node + 1]!; at++) {
      if (this.gridOf[apart[at]!] === grid) clashes++;
    }
    return clashes;
  }

  /** Writes the members of `grid` to `into` from position `from` on; returns the position after them. */
  collect(grid: number, into: Int32Array, from: number): number {
    let at = from;
    for (let node = this.first[grid]!; node !== -1; node = this.next[node]!) into[at++] = node;
    return at;
  }

  /** Moves one node; the caller keeps `sums` up to date. */
  move(node: number, to: number): void {
    const from = this.gridOf[node]!;
    if (from === to) return;
    const before = this.previous[node]!;
    const after = this.next[node]!;
    if (before === -1) this.first[from] = after;
    else this.next[before] = after;
    if (after !== -1) this.previous[after] = before;
    this.size[from]! -= this.graph.size[node]!;
    this.mass[from]! -= this.graph.mass[node]!;
    this.count[from]!--;
    this.gridOf[node] = to;
    this.link(node, to);
    if (this.isMoved[node] === 1) return;
    this.isMoved[node] = 1;
    this.moved[this.movedCount++] = node;
  }

  /** Writes the grids of the nodes that moved since the last call (or the beginning) to `gridOf`. */
  copyMoved(gridOf: Int32Array): void {
    const { moved, isMoved } = this;
    for (let at = 0; at < this.movedCount; at++) {
      gridOf[moved[at]!] = this.gridOf[moved[at]!]!;
      isMoved[moved[at]!] = 0;
    }
    this.movedCount = 0;
  }

  private link(node: number, grid: number): void {
    const head = this.first[grid]!;
    this.next[node] = head;
    this.previous[node] = -1;
    if (head !== -1) this.previous[head] = node;
    this.first[grid] = node;
    this.size[grid]! += this.graph.size[node]!;
    this.mass[grid]! += this.graph.mass[node]!;
    this.count[grid]!++;
  }

  /** Takes over the sums of a plan in which `grid`'s members have just changed. */
  measureGrid(grid: number): void {
    const { graph, table, shared } = this;
    const base = grid * graph.departments;
    shared.fill(0, base, base + graph.departments);
    for (let node = this.first[grid]!; node !== -1; node = this.next[node]!) {
      for (let entry = graph.entryStart[node]!; entry < graph.entryStart[node + 1]!; entry++) {
        const label = graph.entryLabel[entry]!;
        const added = graph.entryMass[entry]!;
        shared[base + graph.departmentOfLabel[label]!]! += added * (2 * table[label]! + added);
        table[label]! += added;
      }
    }
    for (let node = this.first[grid]!; node !== -1; node = this.next[node]!) {
      for (let entry = graph.entryStart[node]!; entry < graph.entryStart[node + 1]!; entry++) {
        table[graph.entryLabel[entry]!] = 0;
      }
    }
  }

  /** Length of the border between two grids. */
  borderBetween(one: number, other: number): number {
    const { graph, gridOf } = this;
    let length = 0;
    for (let node = this.first[one]!; node !== -1; node = this.next[node]!) {
      for (let at = graph.neighbourStart[node]!; at < graph.neighbourStart[node + 1]!; at++) {
        if (gridOf[graph.neighbour[at]!] === other) length += graph.borderLength[at]!;
      }
    }
    return length;
  }

  private sumUp(): void {
    const { graph, sums } = this;
    for (let grid = 0; grid < this.grids; grid++) {
      this.measureGrid(grid);
      for (let department = 0; department < graph.departments; department++) {
        sums.shared[department]! += this.shared[grid * graph.departments + department]!;
      }
      sums.squares += this.mass[grid]! * this.mass[grid]!;
      if (!this.isClosed(grid)) sums.excess += excessOf(this.band, this.size[grid]!);
    }
    for (let node = 0; node < graph.nodes; node++) {
      sums.excess += (this.clashes(node, this.gridOf[node]!) * CLASH) / 2;
      for (let at = graph.neighbourStart[node]!; at < graph.neighbourStart[node + 1]!; at++) {
        const other = graph.neighbour[at]!;
        if (other > node && this.gridOf[other] !== this.gridOf[node]) sums.cut += graph.borderLength[at]!;
      }
    }
  }
}
