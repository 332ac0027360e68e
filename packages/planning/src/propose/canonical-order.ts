import type { AtomGraph } from '../model/atom-graph.ts';

/**
 * The atoms in an order that follows from what they are, not from where they stand in the input: greatest
 * size first, then greatest area, then west to east and south to north. Mirrored or turned input keeps the
 * order as long as no two atoms are equal in size and area.
 */
export function canonicalOrder(graph: AtomGraph): Int32Array {
  const order = new Int32Array(graph.count);
  for (let atom = 0; atom < graph.count; atom++) order[atom] = atom;
  const { weight, areaM2, x, y } = graph;
  return order.sort(
    (a, b) => weight[b]! - weight[a]! || areaM2[b]! - areaM2[a]! || x[a]! - x[b]! || y[a]! - y[b]! || a - b,
  );
}

/** Numbers the atoms in `order`, those tied by links (also over several) with one number. */
export function contractLinks(
  graph: AtomGraph,
  order: Int32Array,
): { nodes: number; nodeOfAtom: Int32Array } {
  const leader = new Int32Array(graph.count);
  for (let atom = 0; atom < graph.count; atom++) leader[atom] = atom;
  for (const [a, b] of graph.links) leader[leaderOf(leader, a)] = leaderOf(leader, b);
  const nodeOfLeader = new Int32Array(graph.count).fill(-1);
  const nodeOfAtom = new Int32Array(graph.count);
  let nodes = 0;
  for (let rank = 0; rank < graph.count; rank++) {
    const atom = order[rank]!;
    const top = leaderOf(leader, atom);
    if (nodeOfLeader[top] === -1) nodeOfLeader[top] = nodes++;
    nodeOfAtom[atom] = nodeOfLeader[top]!;
  }
  return { nodes, nodeOfAtom };
}

function leaderOf(leader: Int32Array, start: number): number {
  let atom = start;
  while (leader[atom] !== atom) {
    leader[atom] = leader[leader[atom]!]!;
    atom = leader[atom]!;
  }
  return atom;
}
