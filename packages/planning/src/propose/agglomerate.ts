import type { Random } from './random.ts';
import type { SearchGraph } from './search-graph.ts';

/**
 * A first plan: the lightest cluster of each component joins the neighbour it agrees with most until
 * `gridsOf[component]` are left. Taking the lightest first keeps sizes even (by mass, in which land where
 * nobody lives weighs a little too). A join is worth the weighted share of agreeing borders, times up to
 * 1 + `noise`; joins above `high` come last, after them those of nodes that must lie apart. Every cluster is
 * connected. Returns the grid of every node, numbered from 0 without gaps.
 *
 * @param from connected pieces to begin with instead of single nodes, by node: any node of its piece.
 */
export function agglomerate(
  graph: SearchGraph,
  gridsOf: Int32Array,
  high: number,
  noise: number,
  random: Random,
  from?: Int32Array,
): Int32Array {
  const { nodes } = graph;
  const clusterOf = new Int32Array(nodes);
  const next = new Int32Array(nodes).fill(-1);
  const last = new Int32Array(nodes);
  const size = graph.size.slice();
  const mass = graph.mass.slice();
  const version = new Int32Array(nodes);
  const left = new Int32Array(graph.components);
  const heap = new ClusterHeap(nodes);
  for (let node = 0; node < nodes; node++) {
    clusterOf[node] = node;
    last[node] = node;
  }
  const unite = (cluster: number, into: number): void => {
    for (let node = cluster; node !== -1; node = next[node]!) clusterOf[node] = into;
    next[last[into]!] = cluster;
    last[into] = last[cluster]!;
    size[into]! += size[cluster]!;
    mass[into]! += mass[cluster]!;
  };
  if (from) for (let node = 0; node < nodes; node++) if (from[node] !== node) unite(node, from[node]!);
  for (let node = 0; node < nodes; node++) {
    if (clusterOf[node] !== node) continue;
    left[graph.componentOf[node]!]!++;
    heap.push(mass[node]!, node, 0);
  }
  const banned = new Int32Array(nodes).fill(-1);
  const agreement = new Float64Array(nodes);
  const length = new Float64Array(nodes);
  const touched = new Int32Array(nodes);
  while (heap.count > 0) {
    heap.pop();
    const cluster = heap.topCluster;
    if (clusterOf[cluster] !== cluster || heap.topVersion !== version[cluster]) continue;
    const component = graph.componentOf[cluster]!;
    if (left[component]! <= gridsOf[component]!) continue;
    let found = 0;
    for (let node = cluster; node !== -1; node = next[node]!) {
      for (let at = graph.apartStart[node]!; at < graph.apartStart[node + 1]!; at++) {
        banned[clusterOf[graph.apart[at]!]!] = cluster;
      }
      for (let at = graph.neighbourStart[node]!; at < graph.neighbourStart[node + 1]!; at++) {
        const other = clusterOf[graph.neighbour[at]!]!;
        if (other === cluster) continue;
        if (length[other] === 0) touched[found++] = other;
        // A border too short to measure still joins.
        const border = graph.borderLength[at]! + 1;
        length[other]! += border;
        agreement[other]! += border * graph.borderAgreement[at]!;
      }
    }
    let around = 0;
    for (let at = 0; at < found; at++) around += length[touched[at]!]!;
    let chosen = -1;
    let chosenWorth = -Infinity;
    for (let at = 0; at < found; at++) {
      const other = touched[at]!;
      const alike = agreement[other]! / length[other]! + 1 / 64;
      let worth = alike * (1 + length[other]! / around) * (1 + noise * random.unit());
      if (size[cluster]! + size[other]! > high)
        worth -= 4 + (size[cluster]! + size[other]!) / graph.totalSize;
      if (banned[other] === cluster) worth -= 16;
      if (worth > chosenWorth || (worth === chosenWorth && other < chosen)) {
        chosen = other;
        chosenWorth = worth;
      }
      length[other] = 0;
      agreement[other] = 0;
    }
    if (chosen === -1) continue;
    unite(cluster, chosen);
    left[component]!--;
    version[chosen]!++;
    heap.push(mass[chosen]!, chosen, version[chosen]!);
  }
  return numbered(clusterOf);
}

/** Renumbers to 0, 1, 2, ... by first appearance. */
export function numbered(groupOf: Int32Array): Int32Array {
  const numberOf = new Int32Array(groupOf.length).fill(-1);
  const result = new Int32Array(groupOf.length);
  let count = 0;
  for (let at = 0; at < groupOf.length; at++) {
    const group = groupOf[at]!;
    if (numberOf[group] === -1) numberOf[group] = count++;
    result[at] = numberOf[group]!;
  }
  return result;
}

/** Clusters by mass, smallest first, then by number; outdated entries are told by their version. */
class ClusterHeap {
  count = 0;
  topCluster = 0;
  topVersion = 0;
  private readonly mass: Float64Array;
  private readonly cluster: Int32Array;
  private readonly version: Int32Array;

  /** Room for `clusters` first entries and one more for each of at most `clusters` joins. */
  constructor(clusters: number) {
    this.mass = new Float64Array(2 * clusters + 1);
    this.cluster = new Int32Array(2 * clusters + 1);
    this.version = new Int32Array(2 * clusters + 1);
  }

  push(mass: number, cluster: number, version: number): void {
    let at = this.count++;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.before(mass, cluster, above)) break;
      this.copy(above, at);
      at = above;
    }
    this.place(at, mass, cluster, version);
  }

  /** Takes the smallest entry off into `topCluster` and `topVersion`. */
  pop(): void {
    this.topCluster = this.cluster[0]!;
    this.topVersion = this.version[0]!;
    const last = --this.count;
    const mass = this.mass[last]!;
    const cluster = this.cluster[last]!;
    const version = this.version[last]!;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= last) break;
      if (below + 1 < last && this.before(this.mass[below + 1]!, this.cluster[below + 1]!, below)) below++;
      if (this.before(mass, cluster, below)) break;
      this.copy(below, at);
      at = below;
    }
    this.place(at, mass, cluster, version);
  }

  private before(mass: number, cluster: number, at: number): boolean {
    return mass < this.mass[at]! || (mass === this.mass[at]! && cluster < this.cluster[at]!);
  }

  private copy(from: number, to: number): void {
    this.place(to, this.mass[from]!, this.cluster[from]!, this.version[from]!);
  }

  private place(at: number, mass: number, cluster: number, version: number): void {
    this.mass[at] = mass;
    this.cluster[at] = cluster;
    this.version[at] = version;
  }
}
