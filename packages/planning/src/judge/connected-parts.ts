import type { AtomGraph } from '../model/atom-graph.ts';

/**
 * The number of parts of each grid: atoms of one grid that share a border or a link hang together.
 * `assignment[i]` is the grid (0..grids-1) of atom i.
 */
export function partsOfGrids(graph: AtomGraph, assignment: Int32Array, grids: number): Int32Array {
  const leader = new Int32Array(graph.count);
  const parts = new Int32Array(grids);
  for (let atom = 0; atom < graph.count; atom++) {
    leader[atom] = atom;
    parts[assignment[atom]!]!++;
  }
  for (let edge = 0; edge < graph.edgeA.length; edge++) {
    unite(leader, parts, assignment, graph.edgeA[edge]!, graph.edgeB[edge]!);
  }
  for (const [a, b] of graph.links) unite(leader, parts, assignment, a, b);
  return parts;
}

function unite(leader: Int32Array, parts: Int32Array, assignment: Int32Array, a: number, b: number): void {
  if (assignment[a] !== assignment[b]) return;
  const leaderOfA = find(leader, a);
  const leaderOfB = find(leader, b);
  if (leaderOfA === leaderOfB) return;
  leader[leaderOfA] = leaderOfB;
  parts[assignment[a]!]!--;
}

function find(leader: Int32Array, start: number): number {
  let atom = start;
  while (leader[atom] !== atom) {
    leader[atom] = leader[leader[atom]!]!;
    atom = leader[atom]!;
  }
  return atom;
}
