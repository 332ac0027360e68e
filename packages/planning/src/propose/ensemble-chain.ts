import { type Band, excessOf } from './partition.ts';
import type { Random } from './random.ts';
import type { SearchGraph } from './search-graph.ts';

export interface ChainRules {
  /** In size units. The plans together leave it by no more than the first one does. */
  readonly band: Band;
  /** Grids that stay as they are: 1 at their number. */
  readonly fixed: Uint8Array;
}

/**
 * A Markov chain over plans by recombination (ReCom; DeFord, Duchin & Solomon 2021, "Recombination: a family of
 * Markov chains for redistricting"): a step joins two neighbouring grids, draws a spanning tree of them uniformly
 * at random (Wilson 1996) and cuts it at a random one of the edges that leave both sides legal; where there is
 * none, the plan stays. Grids of one part stay in one part, no border between communities is ever joined, tied
 * atoms are one node, and the number of grids never changes.
 */
export class RecomChain {
  /** The grid of each node in the plan of the moment. */
  readonly gridOf: Int32Array;
  private readonly graph: SearchGraph;
  private readonly rules: ChainRules;
  private readonly random: Random;
  private readonly size: Float64Array;
  private readonly members: number[][];
  private readonly mostExcess: number;
  private excess = 0;
  /** By node: its number among those being joined, valid where `stampOf` is the current stamp. */
  private readonly rank: Int32Array;
  private readonly stampOf: Int32Array;
  private stamp = 0;
  /** By rank, the tree: the rank above (-1 at the root), and the ranks with those above first. */
  private readonly above: Int32Array;
  private readonly order: Int32Array;
  private readonly inTree: Uint8Array;
  private readonly below: Float64Array;

  /** @param start the grid (0..grids-1) of each node; every grid has one. */
  constructor(graph: SearchGraph, start: Int32Array, rules: ChainRules, random: Random) {
    this.graph = graph;
    this.gridOf = start.slice();
    this.rules = rules;
    this.random = random;
    const grids = rules.fixed.length;
    this.size = new Float64Array(grids);
    this.members = Array.from({ length: grids }, () => []);
    start.forEach((grid, node) => {
      this.size[grid]! += graph.size[node]!;
      this.members[grid]!.push(node);
    });
    for (const size of this.size) this.excess += excessOf(rules.band, size);
    this.mostExcess = this.excess;
    this.rank = new Int32Array(graph.nodes);
    this.stampOf = new Int32Array(graph.nodes);
    this.above = new Int32Array(graph.nodes);
    this.order = new Int32Array(graph.nodes);
    this.inTree = new Uint8Array(graph.nodes);
    this.below = new Float64Array(graph.nodes);
  }

  /** One step; whether the plan was cut anew. */
  step(): boolean {
    const border = this.pickBorder();
    if (border === null) return false;
    const [one, other] = border;
    const joined = [...this.members[one]!, ...this.members[other]!];
    if (!this.growTree(joined)) return false;
    const cuts = this.legalCuts(joined, one, other);
    if (cuts.length === 0) return false;
    this.cut(joined, one, other, cuts[this.random.below(cuts.length)]!);
    return true;
  }

  private pickBorder(): [number, number] | null {
    const { edgeA, edgeB } = this.graph;
    for (let attempt = 0; edgeA.length > 0 && attempt < 64; attempt++) {
      const edge = this.random.below(edgeA.length);
      const one = this.gridOf[edgeA[edge]!]!;
      const other = this.gridOf[edgeB[edge]!]!;
      if (one === other || this.rules.fixed[one] === 1 || this.rules.fixed[other] === 1) continue;
      return [one, other];
    }
    return null;
  }

  /** Wilson's algorithm by loop-erased random walks; false where the nodes do not hang together. */
  private growTree(nodes: readonly number[]): boolean {
    const stamp = ++this.stamp;
    nodes.forEach((node, rank) => {
      this.rank[node] = rank;
      this.stampOf[node] = stamp;
    });
    if (!this.hangTogether(nodes)) return false;
    const { above, inTree, order } = this;
    inTree.fill(0, 0, nodes.length);
    const root = this.random.below(nodes.length);
    inTree[root] = 1;
    above[root] = -1;
    let grown = 0;
    order[grown++] = root;
    for (let start = 0; start < nodes.length; start++) {
      // The last way out of each rank is kept, which erases loops.
      for (let at = start; inTree[at] === 0; at = above[at]!) above[at] = this.anyNeighbour(nodes[at]!);
      let length = 0;
      for (let at = start; inTree[at] === 0; at = above[at]!) {
        inTree[at] = 1;
        length++;
      }
      // The branch joins the order from its foot on, so that what is above comes first.
      for (let at = start, place = grown + length - 1; place >= grown; at = above[at]!, place--)
        order[place] = at;
      grown += length;
    }
    return true;
  }

  private hangTogether(nodes: readonly number[]): boolean {
    const { graph, stamp, stampOf, rank, inTree, order } = this;
    inTree.fill(0, 0, nodes.length);
    inTree[0] = 1;
    order[0] = 0;
    let tail = 1;
    for (let head = 0; head < tail; head++) {
      const node = nodes[order[head]!]!;
      for (let at = graph.neighbourStart[node]!; at < graph.neighbourStart[node + 1]!; at++) {
        const next = graph.neighbour[at]!;
        if (stampOf[next] !== stamp || inTree[rank[next]!] === 1) continue;
        inTree[rank[next]!] = 1;
        order[tail++] = rank[next]!;
      }
    }
    return tail === nodes.length;
  }

  /** The rank of a random neighbour among those being joined; there is one. */
  private anyNeighbour(node: number): number {
    const { graph, stamp, stampOf } = this;
    const from = graph.neighbourStart[node]!;
    const count = graph.neighbourStart[node + 1]! - from;
    for (;;) {
      const next = graph.neighbour[from + this.random.below(count)]!;
      if (stampOf[next] === stamp) return this.rank[next]!;
    }
  }

  /** Ranks whose subtree may become a grid, the rest the other. */
  private legalCuts(nodes: readonly number[], one: number, other: number): number[] {
    const { graph, above, order, below } = this;
    const { band } = this.rules;
    nodes.forEach((node, rank) => {
      below[rank] = graph.size[node]!;
    });
    for (let place = nodes.length - 1; place > 0; place--) {
      const rank = order[place]!;
      below[above[rank]!]! += below[rank]!;
    }
    const total = this.size[one]! + this.size[other]!;
    const without = this.excess - excessOf(band, this.size[one]!) - excessOf(band, this.size[other]!);
    const cuts: number[] = [];
    for (let place = 1; place < nodes.length; place++) {
      const size = below[order[place]!]!;
      if (without + excessOf(band, size) + excessOf(band, total - size) <= this.mostExcess)
        cuts.push(order[place]!);
    }
    return cuts;
  }

  private cut(nodes: readonly number[], one: number, other: number, top: number): void {
    const { order, above, inTree } = this;
    const { band } = this.rules;
    this.excess -= excessOf(band, this.size[one]!) + excessOf(band, this.size[other]!);
    // From here on `inTree` tells the subtree from the rest.
    inTree.fill(0, 0, nodes.length);
    inTree[top] = 1;
    const sides: [number[], number[]] = [[], []];
    for (let place = 0; place < nodes.length; place++) {
      const rank = order[place]!;
      if (above[rank]! >= 0 && inTree[above[rank]!] === 1) inTree[rank] = 1;
      sides[inTree[rank] as 0 | 1].push(nodes[rank]!);
    }
    [one, other].forEach((grid, side) => {
      this.members[grid] = sides[side]!;
      this.size[grid] = 0;
      for (const node of sides[side]!) {
        this.gridOf[node] = grid;
        this.size[grid]! += this.graph.size[node]!;
      }
    });
    this.excess += excessOf(band, this.size[one]!) + excessOf(band, this.size[other]!);
  }
}
