import type { Band } from './partition.ts';
import type { SearchGraph } from './search-graph.ts';

/**
 * A plan in the making: some nodes are placed, the others are free. Tells whether the grids so far can still
 * become connected, keep to the band and part what must lie apart.
 */
export class ExactShape {
  /** By open node; -1 where free. */
  readonly gridOf: Int32Array;
  private readonly graph: SearchGraph;
  private readonly band: Band;
  private readonly grids: number;
  private readonly size: Float64Array;
  private readonly count: Int32Array;
  private freeSize: number;
  private readonly reached: Int32Array;
  private readonly queue: Int32Array;
  private stamp = 0;

  constructor(graph: SearchGraph, band: Band, grids: number) {
    this.graph = graph;
    this.band = band;
    this.grids = grids;
    this.gridOf = new Int32Array(graph.open).fill(-1);
    this.size = new Float64Array(grids);
    this.count = new Int32Array(grids);
    this.freeSize = graph.openSize;
    this.reached = new Int32Array(graph.open);
    this.queue = new Int32Array(graph.open);
  }

  /** Places a free node; whether a legal plan may still come of it, with `used` grids in use. */
  place(node: number, grid: number, used: number): boolean {
    this.gridOf[node] = grid;
    this.size[grid]! += this.graph.size[node]!;
    this.count[grid]!++;
    this.freeSize -= this.graph.size[node]!;
    return this.partsWhatMustLieApart(node) && this.fitsBand(used) && this.canConnect(used);
  }

  /** Frees a node again. */
  take(node: number, grid: number): void {
    this.gridOf[node] = -1;
    this.size[grid]! -= this.graph.size[node]!;
    this.count[grid]!--;
    this.freeSize += this.graph.size[node]!;
  }

  private partsWhatMustLieApart(node: number): boolean {
    const { apart, apartStart } = this.graph;
    for (let at = apartStart[node]!; at < apartStart[node + 1]!; at++) {
      const other = apart[at]!;
      if (other < this.graph.open && this.gridOf[other] === this.gridOf[node]) return false;
    }
    return true;
  }

  /** Whether the free size can bring every grid into the band, and all of it finds room. */
  private fitsBand(used: number): boolean {
    const { low, high } = this.band;
    let wanted = (this.grids - used) * low;
    let room = (this.grids - used) * high;
    for (let grid = 0; grid < used; grid++) {
      if (this.size[grid]! > high) return false;
      wanted += Math.max(0, low - this.size[grid]!);
      room += high - this.size[grid]!;
    }
    return wanted <= this.freeSize && room >= this.freeSize;
  }

  /** Whether the nodes of each grid hang together through its own and free ones. */
  private canConnect(used: number): boolean {
    for (let grid = 0; grid < used; grid++) if (!this.hangsTogether(grid)) return false;
    return true;
  }

  private hangsTogether(grid: number): boolean {
    const { graph, gridOf, reached, queue } = this;
    const stamp = ++this.stamp;
    const start = gridOf.indexOf(grid);
    queue[0] = start;
    reached[start] = stamp;
    let found = 1;
    for (let head = 0, tail = 1; head < tail && found < this.count[grid]!; head++) {
      const node = queue[head]!;
      for (let at = graph.neighbourStart[node]!; at < graph.neighbourStart[node + 1]!; at++) {
        const next = graph.neighbour[at]!;
        if (reached[next] === stamp || (gridOf[next] !== -1 && gridOf[next] !== grid)) continue;
        reached[next] = stamp;
        if (gridOf[next] === grid) found++;
        queue[tail++] = next;
      }
    }
    return found === this.count[grid];
  }
}
