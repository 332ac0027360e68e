import { type Band, scoreOf } from './partition.ts';
import type { SearchGraph } from './search-graph.ts';

/**
 * A function that is linear in what pairs of nodes in one grid contribute, and nowhere in a slice less than the
 * objective: a plan is worth `base` and `gain[i * open + j]` for each pair i < j in one grid, at most.
 */
export interface LinearBound {
  readonly base: number;
  /** Symmetric, by pairs of open nodes. */
  readonly gain: Float64Array;
}

/**
 * The objective of small graphs by pairs of nodes. With A the sum of the squared masses of the grids and S[c]
 * that of the joint cells with column c, the objective is a function of A and S alone, and
 *
 *   index[c] = (S[c] - A b) / (B / 2 + A (1/2 - b)),   b = B / N^2, B the column's sum of squares
 *
 * is linear in S and, for any S up to B, falls with A and is convex in it. So for A from `low` to `high` it is
 * at most its value at `low`, less (A - low) times the least slope there is in the slice, which is that at one
 * end of the slice for the least or the greatest S. A and S are sums over pairs of nodes in one grid.
 */
export class ExactObjective {
  private readonly graph: SearchGraph;
  /** By column: what two open nodes share, by `i * open + j`. */
  private readonly shared: readonly Float64Array[];
  private readonly closedShared: Float64Array;
  private closedSquares = 0;

  constructor(graph: SearchGraph) {
    this.graph = graph;
    const { open, nodes, departments } = graph;
    const entries = Array.from({ length: nodes }, (_, node) => entriesOf(graph, node));
    this.shared = Array.from({ length: departments }, () => new Float64Array(open * open));
    this.closedShared = new Float64Array(departments);
    for (let i = 0; i < open; i++) {
      for (let j = 0; j < open; j++) {
        for (const [label, mass] of entries[i]!) {
          const other = entries[j]!.get(label);
          if (other === undefined) continue;
          this.shared[graph.departmentOfLabel[label]!]![i * open + j]! += mass * other;
        }
      }
    }
    for (let node = open; node < nodes; node++) {
      this.closedSquares += graph.mass[node]! * graph.mass[node]!;
      for (const [label, mass] of entries[node]!)
        this.closedShared[graph.departmentOfLabel[label]!]! += mass * mass;
    }
  }

  /** The objective of a plan, without the trace of the borders' length; `gridOf` by open node. */
  valueOf(gridOf: ArrayLike<number>): number {
    const shared = Float64Array.from(this.shared, (pairs, column) =>
      this.overPairs(gridOf, (at) => pairs[at]!, this.closedShared[column]!),
    );
    return scoreOf(this.graph, shared, this.squaresOf(gridOf), 0);
  }

  /** Sum of the squared masses of all grids, closed ones included. */
  squaresOf(gridOf: ArrayLike<number>): number {
    const { mass, open } = this.graph;
    const product = (at: number) => mass[Math.floor(at / open)]! * mass[at % open]!;
    return this.overPairs(gridOf, product, this.closedSquares);
  }

  /** What grids in the band have at least and at most: masses follow sizes but for a thousandth and rounding. */
  massesWithin(band: Band): { least: number; most: number } {
    const { totalMass, totalSize } = this.graph;
    if (totalSize === 0) return { least: 0, most: totalMass };
    const slack = totalMass / 512;
    const perSize = totalMass / totalSize;
    return { least: Math.max(0, band.low * perSize - slack), most: band.high * perSize + slack };
  }

  /** The range that the sum of squares can have with `grids` open grids in the band. */
  rangeOfSquares(grids: number, band: Band): { low: number; high: number } {
    const { mass, open } = this.graph;
    const total = mass.subarray(0, open).reduce((sum, value) => sum + value, 0);
    const masses = this.massesWithin(band);
    const least = Math.min(total / grids, masses.least);
    const most = Math.max(least, masses.most);
    // The sum is greatest where grids are as large as they may be, one after the other, and the rest small.
    let rest = total - grids * least;
    let greatest = 0;
    for (let grid = 0; grid < grids; grid++) {
      const more = Math.min(rest, most - least);
      greatest += (least + more) ** 2;
      rest -= more;
    }
    return {
      low: this.closedSquares + (total * total) / grids,
      high: this.closedSquares + Math.max(greatest, (total * total) / grids),
    };
  }

  /**
   * The linear bound for plans of `grids` grids in all whose sum of squares lies from `low` to `high`. A
   * multiplier `pull` of 0 or more makes sums above `high` cost as much as sums below it earn (Lagrange), so
   * that plans outside the slice do not hold the bound up.
   */
  boundFor(low: number, high: number, grids: number, pull: number): LinearBound {
    const { graph } = this;
    const { open, mass, totalMass, evenness } = graph;
    const gain = new Float64Array(open * open);
    let base = evenness.base + pull * high;
    let perSquare = evenness.perSquare + pull;
    graph.departmentWeight.forEach((weight, column) => {
      const squares = graph.labelSquares[column]!;
      const b = squares / (totalMass * totalMass);
      // A column of one label agrees with all plans as chance does.
      if (b > 1 - 1e-12) return;
      const share = graph.columnShare * weight;
      const spread = (sum: number) => squares / 2 + sum * (0.5 - b);
      const leastSlope =
        ((b < 0.5 ? squares / grids : squares) * (0.5 - b) + (b * squares) / 2) /
        Math.max(spread(low), spread(high)) ** 2;
      const perShared = share / spread(low);
      base += share * leastSlope * low - perShared * low * b + perShared * this.closedShared[column]!;
      perSquare += share * leastSlope;
      const pairs = this.shared[column]!;
      for (let at = 0; at < pairs.length; at++) gain[at]! += 2 * perShared * pairs[at]!;
    });
    base -= perSquare * this.closedSquares;
    for (let i = 0; i < open; i++) {
      for (let j = 0; j < open; j++) gain[i * open + j]! -= 2 * perSquare * mass[i]! * mass[j]!;
      base += gain[i * open + i]! / 2;
    }
    return { base, gain };
  }

  private overPairs(gridOf: ArrayLike<number>, valueAt: (at: number) => number, start: number): number {
    const { open } = this.graph;
    let sum = start;
    for (let i = 0; i < open; i++) {
      for (let j = 0; j < open; j++) if (gridOf[i] === gridOf[j]) sum += valueAt(i * open + j);
    }
    return sum;
  }
}

function entriesOf(graph: SearchGraph, node: number): Map<number, number> {
  const entries = new Map<number, number>();
  for (let at = graph.entryStart[node]!; at < graph.entryStart[node + 1]!; at++)
    entries.set(graph.entryLabel[at]!, graph.entryMass[at]!);
  return entries;
}
