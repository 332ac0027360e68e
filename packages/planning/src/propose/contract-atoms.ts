import type { AtomGraph } from '../model/atom-graph.ts';
import type { ProposeRules, RuleConflict } from './propose-rules.ts';

/** Atoms that nothing divides as nodes, numbered so that neighbours have near numbers. */
export interface Contraction {
  readonly nodes: number;
  /** Nodes below this number may be divided anew; the others are closed cells. */
  readonly open: number;
  readonly nodeOfAtom: Int32Array;
  /** The atoms node by node, those of a node in the canonical order. */
  readonly order: Int32Array;
  /** By node: the closed cell's number; only for nodes from `open` on, less `open`. */
  readonly cellOf: Int32Array;
}

/**
 * Joins atoms tied by links, by `together` or by a closed cell (also over several) to one node each, and
 * numbers the nodes outwards from the first of `canonical`, breadth first, which follows from the atoms alone
 * and keeps what is near near in memory; closed cells come last. A link between a closed cell and the rest
 * ties nothing: the cell was closed with that link cut.
 */
export function contractAtoms(
  graph: AtomGraph,
  canonical: Int32Array,
  rules: ProposeRules,
): Contraction | RuleConflict {
  const leader = Int32Array.from({ length: graph.count }, (_, atom) => atom);
  const { closed } = rules;
  const cell = (atom: number): number => closed?.[atom] ?? -1;
  const join = (a: number, b: number): void => {
    leader[leaderOf(leader, a)] = leaderOf(leader, b);
  };
  for (const [a, b] of graph.links) if (cell(a) === cell(b)) join(a, b);
  const across = (rules.together ?? []).filter(([a, b]) => cell(a) !== cell(b));
  if (across.length > 0) return { code: 'together-across-closed', pairs: across };
  for (const [a, b] of rules.together ?? []) join(a, b);
  const firstOfCell = new Map<number, number>();
  for (let atom = 0; atom < graph.count; atom++) {
    if (cell(atom) === -1) continue;
    const first = firstOfCell.get(cell(atom));
    if (first === undefined) firstOfCell.set(cell(atom), atom);
    else join(atom, first);
  }
  for (let atom = 0; atom < graph.count; atom++) leader[atom] = leaderOf(leader, atom);
  const tied = (rules.apart ?? []).filter(([a, b]) => leader[a] === leader[b]);
  if (tied.length > 0) return { code: 'apart-in-one-piece', pairs: tied };
  return numbered(graph, canonical, leader, cell);
}

function numbered(
  graph: AtomGraph,
  canonical: Int32Array,
  leader: Int32Array,
  cell: (atom: number) => number,
): Contraction {
  const rank = new Int32Array(graph.count);
  canonical.forEach((atom, at) => {
    rank[atom] = at;
  });
  const members = new Map<number, number[]>();
  for (const atom of canonical) {
    const known = members.get(leader[atom]!);
    if (known === undefined) members.set(leader[atom]!, [atom]);
    else known.push(atom);
  }
  const around = neighboursByRank(graph, rank);
  const nodeOfLeader = new Int32Array(graph.count).fill(-1);
  const leaders: number[] = [];
  const visit = (atom: number): void => {
    if (nodeOfLeader[leader[atom]!] !== -1) return;
    nodeOfLeader[leader[atom]!] = leaders.length;
    leaders.push(leader[atom]!);
  };
  let head = 0;
  for (const start of canonical) {
    if (cell(start) !== -1) continue;
    visit(start);
    for (; head < leaders.length; head++) {
      for (const atom of members.get(leaders[head]!)!) {
        for (let at = around.start[atom]!; at < around.start[atom + 1]!; at++) {
          if (cell(around.neighbour[at]!) === -1) visit(around.neighbour[at]!);
        }
      }
    }
  }
  const open = leaders.length;
  const cellOf: number[] = [];
  for (const atom of canonical) {
    if (cell(atom) === -1 || nodeOfLeader[leader[atom]!] !== -1) continue;
    visit(atom);
    cellOf.push(cell(atom));
  }
  return {
    nodes: leaders.length,
    open,
    nodeOfAtom: leader.map((top) => nodeOfLeader[top]!),
    order: Int32Array.from(leaders.flatMap((top) => members.get(top)!)),
    cellOf: Int32Array.from(cellOf),
  };
}

/** Neighbours in compressed rows, each row in the canonical order. */
function neighboursByRank(graph: AtomGraph, rank: Int32Array) {
  const start = new Int32Array(graph.count + 1);
  const { edgeA, edgeB } = graph;
  for (let edge = 0; edge < edgeA.length; edge++) {
    start[edgeA[edge]! + 1]!++;
    start[edgeB[edge]! + 1]!++;
  }
  for (let atom = 0; atom < graph.count; atom++) start[atom + 1]! += start[atom]!;
  const cursor = start.slice(0, graph.count);
  const neighbour = new Int32Array(2 * edgeA.length);
  for (let edge = 0; edge < edgeA.length; edge++) {
    neighbour[cursor[edgeA[edge]!]!++] = edgeB[edge]!;
    neighbour[cursor[edgeB[edge]!]!++] = edgeA[edge]!;
  }
  for (let atom = 0; atom < graph.count; atom++) {
    neighbour.subarray(start[atom]!, start[atom + 1]!).sort((a, b) => rank[a]! - rank[b]!);
  }
  return { start, neighbour };
}

function leaderOf(leader: Int32Array, start: number): number {
  let atom = start;
  while (leader[atom] !== atom) {
    leader[atom] = leader[leader[atom]!]!;
    atom = leader[atom]!;
  }
  return atom;
}
