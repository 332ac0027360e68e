import type { SearchGraph } from './search-graph.ts';

/**
 * Where all departments draw the same division, its connected cells, as the grid of every node; null where
 * they differ. A node tied together from atoms of several labels follows the one with the most mass.
 */
export function consensusCells(graph: SearchGraph): Int32Array | null {
  if (graph.departments !== 1) return null;
  const label = new Int32Array(graph.nodes);
  for (let node = 0; node < graph.nodes; node++) label[node] = mainLabel(graph, node);
  const cellOf = new Int32Array(graph.nodes).fill(-1);
  const queue = new Int32Array(graph.nodes);
  let cells = 0;
  for (let start = 0; start < graph.nodes; start++) {
    if (cellOf[start] !== -1) continue;
    let tail = 0;
    queue[tail++] = start;
    cellOf[start] = cells;
    for (let head = 0; head < tail; head++) {
      const node = queue[head]!;
      for (let at = graph.neighbourStart[node]!; at < graph.neighbourStart[node + 1]!; at++) {
        const other = graph.neighbour[at]!;
        if (cellOf[other] !== -1 || label[other] !== label[node]) continue;
        cellOf[other] = cells;
        queue[tail++] = other;
      }
    }
    cells++;
  }
  return cellOf;
}

function mainLabel(graph: SearchGraph, node: number): number {
  let main = graph.entryStart[node]!;
  for (let entry = main + 1; entry < graph.entryStart[node + 1]!; entry++) {
    if (graph.entryMass[entry]! > graph.entryMass[main]!) main = entry;
  }
  return graph.entryLabel[main]!;
}
