import { EdgeHeap } from './edge-heap.ts';
import { type Band, CLASH, excessOf, type Sums, scoreOf } from './partition.ts';
import type { Random } from './random.ts';
import type { SearchGraph } from './search-graph.ts';

/**
 * Cuts a connected set of nodes in two along the best edge of a random spanning tree (the ReCom step of
 * DeFord, Duchin & Solomon 2021, with the best cut instead of a random one). Edges on which the
 * departments agree enter the tree more readily, so cuts fall where departments have borders.
 *
 * All cuts of a tree of m nodes are scored in O(m log m) node additions: the tree is cut into heavy paths,
 * and each path is climbed once, adding the light subtrees on the way.
 */
export class SpanningCut {
  /** Nodes of the set in preorder; the best cut's lower side is `preorder[from .. to - 1]`. */
  readonly preorder: Int32Array;
  from = 0;
  to = 0;
  /** Sums of the whole plan with the best cut in place. */
  readonly best: Sums;
  bestScore = 0;
  found = false;

  private readonly graph: SearchGraph;
  private readonly band: Band;
  private readonly random: Random;
  // By node; valid where `stampOf` is the current stamp.
  private readonly stampOf: Int32Array;
  private readonly rankOf: Int32Array;
  private stamp = 0;
  // By rank in the order in which the tree grew: parents come before children.
  private readonly node: Int32Array;
  private readonly parent: Int32Array;
  private readonly count: Int32Array;
  private readonly heavy: Int32Array;
  private readonly position: Int32Array;
  private readonly cursor: Int32Array;
  private readonly subtreeSize: Float64Array;
  // By node: the least key with which it waits.
  private readonly leastKey: Float64Array;
  private readonly waiting: EdgeHeap;
  // The lower side while a path is climbed.
  private readonly inside: Uint8Array;
  private readonly total: Float64Array;
  private readonly lower: Float64Array;
  private readonly shared: Float64Array;
  private readonly sharedAtStart: Float64Array;
  private readonly trial: Float64Array;
  private lowerMass = 0;
  private border = 0;
  /** Pairs that must lie apart: within the set, and within it but on both sides. */
  private pairs = 0;
  private pairsCut = 0;
  private totalMass = 0;
  private totalSize = 0;
  private allowed = 0;
  private penalty = 0;

  constructor(graph: SearchGraph, band: Band, random: Random) {
    this.graph = graph;
    this.band = band;
    this.random = random;
    const { nodes, labels, departments } = graph;
    this.preorder = new Int32Array(nodes);
    this.stampOf = new Int32Array(nodes);
    this.rankOf = new Int32Array(nodes);
    this.node = new Int32Array(nodes);
    this.parent = new Int32Array(nodes);
    this.count = new Int32Array(nodes);
    this.heavy = new Int32Array(nodes);
    this.position = new Int32Array(nodes);
    this.cursor = new Int32Array(nodes);
    this.subtreeSize = new Float64Array(nodes);
    this.leastKey = new Float64Array(nodes);
    this.waiting = new EdgeHeap(graph.neighbour.length + 1);
    this.inside = new Uint8Array(nodes);
    this.total = new Float64Array(labels);
    this.lower = new Float64Array(labels);
    this.shared = new Float64Array(departments);
    this.sharedAtStart = new Float64Array(departments);
    this.trial = new Float64Array(departments);
    this.best = { shared: new Float64Array(departments), squares: 0, cut: 0, excess: 0 };
  }

  /**
   * Looks for the best cut of `members[0 .. size - 1]`, a connected set. `rest` are the sums of the plan
   * without these nodes (and without the borders between them). Cuts with more excess than `allowed` are
   * passed over. With a `penalty` above 0 each unit of excess costs that much score; with 0 less excess
   * beats any score. `pull` (0 or more) is how strongly agreement draws an edge into the tree.
   */
  search(
    members: Int32Array,
    size: number,
    rest: Sums,
    allowed: number,
    penalty: number,
    pull: number,
  ): void {
    this.found = false;
    this.allowed = allowed;
    this.penalty = penalty;
    this.best.excess = 0;
    this.bestScore = 0;
    if (size < 2) return;
    this.enter(members, size);
    this.growTree(members[this.random.below(size)]!, size, pull);
    this.orderTree(size);
    this.scoreCuts(size, rest);
    this.leave(members, size);
  }

  private enter(members: Int32Array, size: number): void {
    const { graph, total, sharedAtStart } = this;
    this.stamp++;
    this.totalMass = 0;
    this.pairs = 0;
    sharedAtStart.fill(0);
    for (let at = 0; at < size; at++) {
      const node = members[at]!;
      this.stampOf[node] = this.stamp;
      this.rankOf[node] = -1;
      this.leastKey[node] = Number.POSITIVE_INFINITY;
      this.inside[node] = 0;
      for (let pair = graph.apartStart[node]!; pair < graph.apartStart[node + 1]!; pair++) {
        if (this.stampOf[graph.apart[pair]!] === this.stamp) this.pairs++;
      }
      this.totalMass += graph.mass[node]!;
      for (let entry = graph.entryStart[node]!; entry < graph.entryStart[node + 1]!; entry++) {
        const label = graph.entryLabel[entry]!;
        const added = graph.entryMass[entry]!;
        sharedAtStart[graph.departmentOfLabel[label]!]! += added * (2 * total[label]! + added);
        total[label]! += added;
      }
    }
  }

  private leave(members: Int32Array, size: number): void {
    const { graph, total } = this;
    for (let at = 0; at < size; at++) {
      const node = members[at]!;
      for (let entry = graph.entryStart[node]!; entry < graph.entryStart[node + 1]!; entry++) {
        total[graph.entryLabel[entry]!] = 0;
      }
    }
  }

  /** Prim's algorithm on random keys. */
  private growTree(start: number, size: number, pull: number): void {
    const { graph, stamp, stampOf, rankOf, leastKey, waiting, random } = this;
    waiting.clear();
    let grown = 0;
    let node = start;
    let parent = -1;
    for (;;) {
      rankOf[node] = grown;
      this.node[grown] = node;
      this.parent[grown] = parent;
      const rank = grown++;
      if (grown === size) return;
      for (let at = graph.neighbourStart[node]!; at < graph.neighbourStart[node + 1]!; at++) {
        const other = graph.neighbour[at]!;
        if (stampOf[other] !== stamp || rankOf[other] !== -1) continue;
        const key = random.unit() - pull * graph.borderAgreement[at]!;
        if (key >= leastKey[other]!) continue;
        leastKey[other] = key;
        waiting.push(key, other, rank);
      }
      do {
        node = waiting.topNode;
        parent = waiting.topParent;
        waiting.pop();
      } while (rankOf[node] !== -1);
    }
  }

  /** Preorder with each node's heaviest subtree first, so that the light ones lie together behind it. */
  private orderTree(size: number): void {
    const { node, parent, count, heavy, position, cursor, subtreeSize, preorder } = this;
    for (let rank = 0; rank < size; rank++) {
      count[rank] = 1;
      heavy[rank] = -1;
      subtreeSize[rank] = this.graph.size[node[rank]!]!;
    }
    for (let rank = size - 1; rank > 0; rank--) {
      const above = parent[rank]!;
      count[above]! += count[rank]!;
      subtreeSize[above]! += subtreeSize[rank]!;
      const chosen = heavy[above]!;
      if (chosen === -1 || count[rank]! >= count[chosen]!) heavy[above] = rank;
    }
    this.totalSize = subtreeSize[0]!;
    for (let rank = 0; rank < size; rank++) {
      const above = parent[rank]!;
      let place = 0;
      if (rank > 0) {
        if (heavy[above] === rank) place = position[above]! + 1;
        else {
          place = cursor[above]!;
          cursor[above]! += count[rank]!;
        }
      }
      position[rank] = place;
      cursor[rank] = place + 1 + (heavy[rank] === -1 ? 0 : count[heavy[rank]!]!);
      preorder[place] = node[rank]!;
    }
  }

  private scoreCuts(size: number, rest: Sums): void {
    const { parent, count, heavy, position, shared, sharedAtStart } = this;
    for (let top = 0; top < size; top++) {
      if (top > 0 && heavy[parent[top]!] === top) continue;
      let bottom = top;
      let worthwhile = top > 0 && this.excessAfterCut(top, rest) <= this.allowed;
      while (heavy[bottom] !== -1) {
        bottom = heavy[bottom]!;
        if (!worthwhile) worthwhile = this.excessAfterCut(bottom, rest) <= this.allowed;
      }
      if (!worthwhile) continue;
      shared.set(sharedAtStart);
      this.lowerMass = 0;
      this.border = 0;
      this.pairsCut = 0;
      for (let rank = bottom; ; rank = parent[rank]!) {
        if (rank === 0) break;
        this.add(this.node[rank]!);
        const chosen = heavy[rank]!;
        const lightFrom = position[rank]! + 1 + (chosen === -1 ? 0 : count[chosen]!);
        const lightTo = position[rank]! + count[rank]!;
        for (let at = lightFrom; at < lightTo; at++) this.add(this.preorder[at]!);
        this.scoreCut(rank, rest);
        if (rank === top) break;
      }
      this.clear(position[top]!, position[top]! + count[top]!);
    }
  }

  /** What sizes alone add up to; pairs that the cut leaves together come on top. */
  private excessAfterCut(rank: number, rest: Sums): number {
    const size = this.subtreeSize[rank]!;
    return rest.excess + excessOf(this.band, size) + excessOf(this.band, this.totalSize - size);
  }

  private scoreCut(rank: number, rest: Sums): void {
    const excess = this.excessAfterCut(rank, rest) + CLASH * (this.pairs - this.pairsCut);
    const { best, trial } = this;
    if (excess > this.allowed) return;
    for (let department = 0; department < trial.length; department++) {
      trial[department] = rest.shared[department]! + this.shared[department]!;
    }
    const upperMass = this.totalMass - this.lowerMass;
    const squares = rest.squares + this.lowerMass * this.lowerMass + upperMass * upperMass;
    const cut = rest.cut + this.border;
    const score = scoreOf(this.graph, trial, squares, cut);
    if (this.found && !this.beatsBest(excess, score)) return;
    if (this.penalty === 0) this.allowed = excess;
    this.found = true;
    this.bestScore = score;
    best.shared.set(trial);
    best.squares = squares;
    best.cut = cut;
    best.excess = excess;
    this.from = this.position[rank]!;
    this.to = this.from + this.count[rank]!;
  }

  private beatsBest(excess: number, score: number): boolean {
    const { best, penalty } = this;
    if (penalty === 0 && excess !== best.excess) return excess < best.excess;
    return score - penalty * excess > this.bestScore - penalty * best.excess;
  }

  /** Takes a node from the upper to the lower side. */
  private add(node: number): void {
    const { graph, stamp, stampOf, inside, lower, total, shared } = this;
    for (let entry = graph.entryStart[node]!; entry < graph.entryStart[node + 1]!; entry++) {
      const label = graph.entryLabel[entry]!;
      const moved = graph.entryMass[entry]!;
      // (l + m)^2 - l^2 + (u - m)^2 - u^2 with lower l, upper u = total - l
      shared[graph.departmentOfLabel[label]!]! += 2 * moved * (2 * lower[label]! - total[label]! + moved);
      lower[label]! += moved;
    }
    this.lowerMass += graph.mass[node]!;
    for (let at = graph.neighbourStart[node]!; at < graph.neighbourStart[node + 1]!; at++) {
      const other = graph.neighbour[at]!;
      if (stampOf[other] !== stamp) continue;
      this.border += inside[other] === 1 ? -graph.borderLength[at]! : graph.borderLength[at]!;
    }
    for (let at = graph.apartStart[node]!; at < graph.apartStart[node + 1]!; at++) {
      const other = graph.apart[at]!;
      if (stampOf[other] === stamp) this.pairsCut += inside[other] === 1 ? -1 : 1;
    }
    inside[node] = 1;
  }

  private clear(from: number, to: number): void {
    const { graph, lower, inside } = this;
    for (let at = from; at < to; at++) {
      const node = this.preorder[at]!;
      inside[node] = 0;
      for (let entry = graph.entryStart[node]!; entry < graph.entryStart[node + 1]!; entry++) {
        lower[graph.entryLabel[entry]!] = 0;
      }
    }
  }
}
