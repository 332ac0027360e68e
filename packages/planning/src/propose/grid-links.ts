import type { Partition } from './partition.ts';

/** Tells whether a grid stays in one part when a node leaves it. */
export class GridLinks {
  private readonly partition: Partition;
  private readonly queue: Int32Array;
  private readonly reached: Int32Array;
  private stamp = 0;

  constructor(partition: Partition) {
    this.partition = partition;
    this.queue = new Int32Array(partition.graph.nodes);
    this.reached = new Int32Array(partition.graph.nodes);
  }

  /** `node` is one of several members of its grid. */
  hold(node: number): boolean {
    const { partition, queue, reached } = this;
    const { neighbourStart, neighbour } = partition.graph;
    const grid = partition.gridOf[node]!;
    const stamp = ++this.stamp;
    reached[node] = stamp;
    let around = 0;
    for (let at = neighbourStart[node]!; at < neighbourStart[node + 1]!; at++) {
      if (partition.gridOf[neighbour[at]!] !== grid) continue;
      queue[0] = neighbour[at]!;
      around++;
    }
    // A node that hangs on one other never holds a grid together.
    if (around === 1) return true;
    let tail = 1;
    reached[queue[0]!] = stamp;
    for (let head = 0; head < tail; head++) {
      const from = queue[head]!;
      for (let at = neighbourStart[from]!; at < neighbourStart[from + 1]!; at++) {
        const to = neighbour[at]!;
        if (reached[to] === stamp || partition.gridOf[to] !== grid) continue;
        reached[to] = stamp;
        queue[tail++] = to;
      }
    }
    return tail === partition.count[grid]! - 1;
  }
}
