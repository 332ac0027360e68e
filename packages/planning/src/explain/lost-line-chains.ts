import type { CoverageTopology } from '@onegrid/geometry';
import type { Atom } from '../model/atom.ts';
import { evidenceAcross } from './border-evidence.ts';

/** A maximal chain of edges within one unified grid that the same departments have a border on. */
export interface LostChain {
  /** Directed edges of the topology in order. */
  readonly edges: readonly number[];
  readonly code: string;
  /** Sorted. */
  readonly supporters: readonly string[];
}

/**
 * Chains the edges between atoms of one grid that some department has a border on. A chain runs straight
 * through a crossing with other departments' lines; it ends where its supporters change, where it forks or
 * meets a unified border. It starts at its lower end (x, then y), a ring at its least vertex.
 *
 * @param codes grid code of each atom
 * @param departments keys of all departments, sorted
 */
export function chainLostLines(
  topology: CoverageTopology,
  atoms: readonly Atom[],
  codes: readonly string[],
  departments: readonly string[],
): LostChain[] {
  const { edgeCount, from, to, face, twin, vertices, leavingStart, leaving } = topology;
  const onUnifiedBorder = new Uint8Array(vertices.size);
  const keyOf = new Int32Array(edgeCount).fill(-1);
  const keys = new Map<string, number>();
  const meanings: { code: string; supporters: readonly string[] }[] = [];
  const between = new Map<number, number>();
  for (let e = 0; e < edgeCount; e++) {
    const other = twin[e]! < 0 ? -1 : face[twin[e]!]!;
    if (other < 0 || codes[other] !== codes[face[e]!]) {
      onUnifiedBorder[from[e]!] = 1;
      onUnifiedBorder[to[e]!] = 1;
    } else if (other !== face[e]) keyOf[e] = keyBetween(face[e]!, other);
  }
  const used = new Uint8Array(edgeCount);
  const chains: LostChain[] = [];
  for (const ringsToo of [false, true]) {
    for (let e = 0; e < edgeCount; e++) {
      if (keyOf[e]! < 0 || used[e] === 1 || !(ringsToo || following(twin[e]!) < 0)) continue;
      const edges = walk(e);
      const { code, supporters } = meanings[keyOf[e]!]!;
      chains.push({ edges: turned(edges), code, supporters });
    }
  }
  return chains;

  function keyBetween(one: number, other: number): number {
    const pair = Math.min(one, other) * atoms.length + Math.max(one, other);
    const known = between.get(pair);
    if (known !== undefined) return known;
    const { supporters } = evidenceAcross(departments, atoms[one]!, atoms[other]!);
    let key = -1;
    if (supporters.length > 0) {
      const name = JSON.stringify([codes[one], supporters]);
      key = keys.get(name) ?? meanings.push({ code: codes[one]!, supporters }) - 1;
      keys.set(name, key);
    }
    between.set(pair, key);
    return key;
  }

  /** The one edge that carries the line on from the end of `e`; -1 where it ends. */
  function following(e: number): number {
    const vertex = to[e]!;
    if (onUnifiedBorder[vertex] === 1) return -1;
    let next = -1;
    for (let at = leavingStart[vertex]!; at < leavingStart[vertex + 1]!; at++) {
      const out = leaving[at]!;
      if (keyOf[out] !== keyOf[e] || out === twin[e]) continue;
      if (next >= 0) return -1;
      next = out;
    }
    return next;
  }

  function walk(start: number): number[] {
    const edges: number[] = [];
    for (let e = start; e >= 0 && used[e] === 0; e = following(e)) {
      used[e] = 1;
      used[twin[e]!] = 1;
      edges.push(e);
    }
    return edges;
  }

  /** The chain from its lower end on; a ring from its least vertex. */
  function turned(edges: number[]): number[] {
    const first = from[edges[0]!]!;
    const last = to[edges[edges.length - 1]!]!;
    if (first === last) {
      let least = 0;
      for (let at = 1; at < edges.length; at++) {
        if (below(from[edges[at]!]!, from[edges[least]!]!)) least = at;
      }
      return [...edges.slice(least), ...edges.slice(0, least)];
    }
    return below(first, last) ? edges : edges.map((e) => twin[e]!).reverse();
  }

  function below(one: number, other: number): boolean {
    const byX = vertices.first[one]! - vertices.first[other]!;
    return byX < 0 || (byX === 0 && vertices.second[one]! < vertices.second[other]!);
  }
}
