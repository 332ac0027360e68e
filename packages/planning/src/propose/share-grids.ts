import type { SearchGraph } from './search-graph.ts';

/**
 * Shares `grids` out among the components by size: the largest remainders after one each, never more than
 * a component has nodes. Needs components <= grids <= nodes.
 */
export function shareGrids(graph: SearchGraph, grids: number): Int32Array {
  const { components, componentOf } = graph;
  const size = componentSizes(graph);
  const room = new Int32Array(components);
  for (let node = 0; node < graph.nodes; node++) room[componentOf[node]!]!++;
  const quota = new Float64Array(components);
  const share = new Int32Array(components);
  let given = 0;
  for (let component = 0; component < components; component++) {
    quota[component] = graph.totalSize > 0 ? (grids * size[component]!) / graph.totalSize : 0;
    share[component] = Math.min(room[component]!, Math.max(1, Math.floor(quota[component]!)));
    given += share[component]!;
  }
  for (; given < grids; given++) {
    let chosen = -1;
    for (let component = 0; component < components; component++) {
      if (share[component] === room[component]) continue;
      if (chosen === -1 || quota[component]! - share[component]! > quota[chosen]! - share[chosen]!) {
        chosen = component;
      }
    }
    share[chosen]!++;
  }
  for (; given > grids; given--) {
    let chosen = -1;
    for (let component = 0; component < components; component++) {
      if (share[component] === 1) continue;
      if (chosen === -1 || quota[component]! - share[component]! < quota[chosen]! - share[chosen]!) {
        chosen = component;
      }
    }
    share[chosen]!--;
  }
  return share;
}

export function componentSizes(graph: SearchGraph): Float64Array {
  const size = new Float64Array(graph.components);
  for (let node = 0; node < graph.nodes; node++) size[graph.componentOf[node]!]! += graph.size[node]!;
  return size;
}
