import type { CoverageTopology } from '@onegrid/geometry';
import type { Atom } from '../model/atom.ts';
import { type Evidence, evidenceAcross } from './border-evidence.ts';

/** A maximal chain of unified border edges with the same codes and evidence on all of them. */
export interface BorderChain {
  /** Directed edges of the topology in order, the atoms of `left` on their left. */
  readonly edges: readonly number[];
  readonly left: string;
  /** Null outside the outline. */
  readonly right: string | null;
  readonly evidence: Evidence;
}

/**
 * Chains the edges between atoms of different grids, and those on the outline, into maximal stretches. A
 * chain ends at a vertex where three or more unified borders meet, or where the codes or the evidence
 * change. It runs with the lower code on its left; the outside is always on the right. A chain without an
 * end is a ring and starts at its least vertex (x, then y). The chains come sorted by left, right (the
 * outside last), then by the positions of their first two vertices.
 *
 * @param codes grid code of each atom
 * @param departments keys of all departments, sorted
 */
export function chainBorders(
  topology: CoverageTopology,
  atoms: readonly Atom[],
  codes: readonly string[],
  departments: readonly string[],
): BorderChain[] {
  const { edgeCount, from, to, face, twin, vertices } = topology;
  const degree = new Int32Array(vertices.size);
  const leaving = new Map<number, number>();
  const between = new Map<number, Stretch>();
  const stretchOf = new Map<number, Stretch>();
  for (let e = 0; e < edgeCount; e++) {
    const right = twin[e] < 0 ? null : codes[face[twin[e]]];
    const left = codes[face[e]];
    if (right !== null && left >= right) continue;
    degree[from[e]]++;
    degree[to[e]]++;
    leaving.set(from[e], e);
    stretchOf.set(e, stretchBetween(face[e], twin[e] < 0 ? -1 : face[twin[e]]));
  }
  const hasPrevious = new Set<number>();
  const next = new Map<number, number>();
  for (const [edge, stretch] of stretchOf) {
    const following = degree[to[edge]] === 2 ? leaving.get(to[edge]) : undefined;
    if (following === undefined || following === edge || stretchOf.get(following)!.key !== stretch.key)
      continue;
    next.set(edge, following);
    hasPrevious.add(following);
  }
  const chains: BorderChain[] = [];
  const used = new Set<number>();
  for (const edge of stretchOf.keys()) if (!hasPrevious.has(edge)) chains.push(chainFrom(edge));
  for (const edge of stretchOf.keys()) if (!used.has(edge)) chains.push(chainFrom(leastInRing(edge)));
  return chains.sort(compare);

  function stretchBetween(left: number, right: number): Stretch {
    const pair = left * (atoms.length + 1) + right + 1;
    const known = between.get(pair);
    if (known) return known;
    const evidence = evidenceAcross(departments, atoms[left], right < 0 ? null : atoms[right]);
    const rightCode = right < 0 ? null : codes[right];
    const key = JSON.stringify([codes[left], rightCode, evidence.key]);
    const stretch = { left: codes[left], right: rightCode, evidence, key };
    between.set(pair, stretch);
    return stretch;
  }

  function chainFrom(start: number): BorderChain {
    const edges: number[] = [];
    for (let edge: number | undefined = start; edge !== undefined && !used.has(edge); edge = next.get(edge)) {
      used.add(edge);
      edges.push(edge);
    }
    const { left, right, evidence } = stretchOf.get(start)!;
    return { edges, left, right, evidence };
  }

  function leastInRing(start: number): number {
    let least = start;
    for (let edge = next.get(start)!; edge !== start; edge = next.get(edge)!) {
      if (compareVertices(from[edge], from[least]) < 0) least = edge;
    }
    return least;
  }

  function compare(a: BorderChain, b: BorderChain): number {
    return (
      compareCodes(a.left, b.left) ||
      compareCodes(a.right, b.right) ||
      compareVertices(from[a.edges[0]], from[b.edges[0]]) ||
      compareVertices(to[a.edges[0]], to[b.edges[0]])
    );
  }

  function compareVertices(a: number, b: number): number {
    return vertices.first[a] - vertices.first[b] || vertices.second[a] - vertices.second[b];
  }
}

interface Stretch {
  readonly left: string;
  readonly right: string | null;
  readonly evidence: Evidence;
  readonly key: string;
}

/** By code units, the same in every locale; null comes last. */
function compareCodes(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}
