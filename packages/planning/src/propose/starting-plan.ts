import { agglomerate, numbered } from './agglomerate.ts';
import type { Band } from './partition.ts';
import type { Random } from './random.ts';
import type { SearchGraph } from './search-graph.ts';

/** A division to start from, by node, and whether it is a plan as it stands. */
export interface StartingPlan {
  readonly gridOf: Int32Array;
  /** Every grid in one part, every component with its number of grids. */
  readonly legal: boolean;
}

/**
 * The plan nearest to a division of the atoms (-1 for no grid): its connected pieces, joined where there are
 * more than grids. A component with fewer pieces than grids is put together from single nodes.
 */
export function startingPlan(
  graph: SearchGraph,
  band: Band,
  gridsOf: Int32Array,
  division: Int32Array,
  random: Random,
): StartingPlan {
  const wanted = new Int32Array(graph.nodes).fill(-1);
  for (let atom = division.length - 1; atom >= 0; atom--) {
    wanted[graph.nodeOfAtom[atom]!] = division[atom]!;
  }
  const { firstOf, whole } = connectedPieces(graph, wanted);
  const pieces = new Int32Array(graph.components);
  for (let node = 0; node < graph.nodes; node++) {
    if (firstOf[node] === node) pieces[graph.componentOf[node]!]!++;
  }
  const legal = whole && pieces.every((count, component) => count === gridsOf[component]);
  if (legal) return { gridOf: numbered(firstOf), legal };
  const from = firstOf.map((first, node) => {
    const component = graph.componentOf[node]!;
    return pieces[component]! < gridsOf[component]! ? node : first;
  });
  return { gridOf: agglomerate(graph, gridsOf, band.high, 0, random, from), legal };
}

/** By node the first node of its piece, and whether every grid of the open nodes is one piece and all have one. */
function connectedPieces(graph: SearchGraph, wanted: Int32Array) {
  const firstOf = new Int32Array(graph.nodes).fill(-1);
  const queue = new Int32Array(graph.nodes);
  const seen = new Set<number>();
  let whole = true;
  for (let start = 0; start < graph.nodes; start++) {
    if (firstOf[start] !== -1) continue;
    if (start < graph.open && (wanted[start] === -1 || seen.has(wanted[start]!))) whole = false;
    seen.add(wanted[start]!);
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
  return { firstOf, whole };
}
