import type { SearchGraph } from './search-graph.ts';

/**
 * Shares `grids` out among the open components by size: the largest remainders after one each, never more
 * than a component has nodes. Closed cells have one each, which does not count. Needs open components <=
 * grids <= open nodes.
 */
export function shareGrids(graph: SearchGraph, grids: number): Int32Array {
  const { components, componentOf, openSize, open } = graph;
  const size = componentSizes(graph);
  const room = new Int32Array(components);
  for (let node = 0; node < open; node++) room[componentOf[node]!]!++;
  const quota = new Float64Array(components);
  const share = new Int32Array(components).fill(1);
  const shared: number[] = [];
  let given = 0;
  for (let component = 0; component < components; component++) {
    if (room[component] === 0) continue;
    shared.push(component);
    quota[component] = openSize > 0 ? (grids * size[component]!) / openSize : 0;
    share[component] = Math.min(room[component]!, Math.max(1, Math.floor(quota[component]!)));
    given += share[component]!;
  }
  for (; given < grids; given++) share[neediest(shared, quota, share, 1, room)]!++;
  for (; given > grids; given--) share[neediest(shared, quota, share, -1, room)]!--;
  return share;
}

/** The component furthest below (above for -1) its quota that can have one grid more (less); the first of equals. */
function neediest(
  components: readonly number[],
  quota: Float64Array,
  share: Int32Array,
  change: 1 | -1,
  room: Int32Array,
): number {
  let chosen = -1;
  let chosenNeed = Number.NEGATIVE_INFINITY;
  for (const component of components) {
    if (share[component] === (change === 1 ? room[component] : 1)) continue;
    const need = change * (quota[component]! - share[component]!);
    if (need <= chosenNeed) continue;
    chosen = component;
    chosenNeed = need;
  }
  return chosen;
}

export function componentSizes(graph: SearchGraph): Float64Array {
  const size = new Float64Array(graph.components);
  for (let node = 0; node < graph.nodes; node++) size[graph.componentOf[node]!]! += graph.size[node]!;
  return size;
}
