import { agglomerate, numbered } from './agglomerate.ts';
import type { Band } from './partition.ts';
import type { Random } from './random.ts';
import type { SearchGraph } from './search-graph.ts';

/**
 * The grid of each node in the plan nearest to a division of the atoms (-1 for no grid): its connected pieces, joined where there are
 * more than grids. A component with fewer pieces than grids is put together from single nodes.
 */
export function startingPlan(
  graph: SearchGraph,
  band: Band,
  gridsOf: Int32Array,
  division: Int32Array,
  random: Random,
): Int32Array {
  const { firstOf, whole, pieces } = connectedPieces(graph, division);
  if (whole && pieces.every((count, component) => count === gridsOf[component])) return numbered(firstOf);
  const from = firstOf.map((first, node) => {
    const component = graph.componentOf[node]!;
    return pieces[component]! < gridsOf[component]! ? node : first;
  });
  return agglomerate(graph, gridsOf, band.high, 0, random, from);
}

/**
 * The number of grids of each component in a division that has `grids` open ones, each in one part; null for
 * any other division. Closed cells have one each.
 */
export function sharesOfStart(graph: SearchGraph, division: Int32Array, grids: number): Int32Array | null {
  const { whole, pieces } = connectedPieces(graph, division);
  const closed = graph.nodes - graph.open;
  return whole && pieces.reduce((sum, count) => sum + count, 0) - closed === grids ? pieces : null;
}

/**
 * By node the first node of its piece, by component the number of pieces, and whether every grid of the open
 * nodes is one piece and all have one.
 */
function connectedPieces(graph: SearchGraph, division: Int32Array) {
  const wanted = new Int32Array(graph.nodes).fill(-1);
  for (let atom = division.length - 1; atom >= 0; atom--) {
    wanted[graph.nodeOfAtom[atom]!] = division[atom]!;
  }
  const pieces = new Int32Array(graph.components);
  const firstOf = new Int32Array(graph.nodes).fill(-1);
  const queue = new Int32Array(graph.nodes);
  const seen = new Set<number>();
  let whole = true;
  for (let start = 0; start < graph.nodes; start++) {
    if (firstOf[start] !== -1) continue;
    if (start < graph.open && (wanted[start] === -1 || seen.has(wanted[start]!))) whole = false;
    seen.add(wanted[start]!);
    pieces[graph.componentOf[start]!]!++;
    let tail = 0;
    queue[tail++] = start;
    firstOf[start] = start;
    for (let head = 0; head < tail; head++) {
      const node = queue[head]!;
      for (let at = graph.neighbourStart[node]!; at < graph.neighbourStart[node + 1]!; at++) {
        const other = graph.neighbour[at]!;
        if (firstOf[other] !== -1 || wanted[other] !== wanted[node]) continue;
        firstOf[other] = start;
        queue[tail++] = other;
      }
    }
  }
  return { firstOf, whole, pieces };
}
