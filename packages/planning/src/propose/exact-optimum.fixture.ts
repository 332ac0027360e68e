import { type Band, Partition } from './partition.ts';
import type { SearchGraph } from './search-graph.ts';

export interface ExactOptimum {
  readonly excess: number;
  readonly score: number;
  /** Plans looked at: connected, with the right number of grids in every component. */
  readonly plans: number;
}

/**
 * The best plan by trying all: every partition of the nodes into connected grids with `gridsOf[component]`
 * grids in each component; least excess first, then greatest score. For graphs of up to about ten nodes.
 */
export function exactOptimum(graph: SearchGraph, band: Band, gridsOf: Int32Array): ExactOptimum {
  const gridOf = new Int32Array(graph.nodes);
  const grids = gridsOf.reduce((sum, share) => sum + share, 0);
  let best: ExactOptimum = { excess: Number.POSITIVE_INFINITY, score: Number.NEGATIVE_INFINITY, plans: 0 };
  const place = (node: number, used: number): void => {
    if (node === graph.nodes) {
      if (used !== grids || !isLegal(graph, gridOf, gridsOf)) return;
      const plan = new Partition(graph, band, gridOf);
      const { excess } = plan.sums;
      const better = excess < best.excess || (excess === best.excess && plan.score > best.score);
      best = better
        ? { excess, score: plan.score, plans: best.plans + 1 }
        : { ...best, plans: best.plans + 1 };
      return;
    }
    for (let grid = 0; grid <= Math.min(used, grids - 1); grid++) {
      gridOf[node] = grid;
      place(node + 1, Math.max(used, grid + 1));
    }
  };
  place(0, 0);
  return best;
}

/** Whether every grid is one part and every component has its number of grids. */
function isLegal(graph: SearchGraph, gridOf: Int32Array, gridsOf: Int32Array): boolean {
  const seen = new Set<number>();
  const grids = new Int32Array(graph.components);
  const visited = new Uint8Array(graph.nodes);
  for (let start = 0; start < graph.nodes; start++) {
    if (visited[start] === 1) continue;
    if (seen.has(gridOf[start]!)) return false;
    seen.add(gridOf[start]!);
    grids[graph.componentOf[start]!]!++;
    const queue = [start];
    visited[start] = 1;
    for (const node of queue) {
      for (let at = graph.neighbourStart[node]!; at < graph.neighbourStart[node + 1]!; at++) {
        const other = graph.neighbour[at]!;
        if (visited[other] === 1 || gridOf[other] !== gridOf[start]) continue;
        visited[other] = 1;
        queue.push(other);
      }
    }
  }
  return grids.every((count, component) => count === gridsOf[component]);
}
