import type { PairTable } from '../planar/pair-table.ts';
import { assembleParts, type Part } from './assemble.ts';
import type { LinePiece } from './node-lines.ts';
import { ringWinding } from './ring-winding.ts';
import { splitAtRepeats, traceWalks } from './rings.ts';
import type { CoverageTopology } from './topology.ts';

/**
 * The rings of a face as vertex ids, with the vertices that its edges gained. `chains` are keyed by the
 * lower of two twins and walked in that edge's direction.
 */
export function faceRings(
  { ringFace, ringStart, from, twin }: CoverageTopology,
  face: number,
  chains: ReadonlyMap<number, readonly number[]>,
): number[][] {
  const rings: number[][] = [];
  for (let r = firstRing(ringFace, face); r < ringFace.length && ringFace[r] === face; r++) {
    const ring: number[] = [];
    for (let e = ringStart[r]; e < ringStart[r + 1]; e++) {
      ring.push(from[e]);
      const own = chains.get(e);
      const others = twin[e] >= 0 && !own ? chains.get(twin[e]) : undefined;
      if (own) ring.push(...own.slice(1, -1));
      else if (others) ring.push(...others.slice(1, -1).reverse());
    }
    rings.push(ring);
  }
  return rings;
}

/** The rings of a topology are in the order of their faces. */
function firstRing(ringFace: Int32Array, face: number): number {
  let low = 0;
  let high = ringFace.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ringFace[middle] < face) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The pieces whose middle lies inside the rings; it must not lie on them. */
export function piecesInside(
  vertices: PairTable,
  rings: readonly (readonly number[])[],
  pieces: readonly LinePiece[],
): LinePiece[] {
  return pieces.filter(({ from, to }) => {
    const x2 = vertices.first[from] + vertices.first[to];
    const y2 = vertices.second[from] + vertices.second[to];
    let winding = 0;
    for (const ring of rings) winding += ringWinding(vertices, ring, x2, y2);
    return winding > 0;
  });
}

/**
 * Cuts a face, given by its rings, along pieces of line inside it. Pieces with one and the same part on
 * both sides (hanging ends, bridges between rings) cut nothing and are left out of `kept`.
 *
 * @returns null where rounding has laid two edges of the face upon each other
 */
export function cutFace(
  vertices: PairTable,
  rings: readonly (readonly number[])[],
  pieces: readonly LinePiece[],
): { parts: Part[]; kept: LinePiece[] } | null {
  const first = trace(vertices, rings, pieces);
  if ('openAt' in first) return null;
  const kept = pieces.filter((_, i) => first.walkOfEdge[2 * i] !== first.walkOfEdge[2 * i + 1]);
  const traced = kept.length < pieces.length ? trace(vertices, rings, kept) : first;
  if ('openAt' in traced) return null;
  return { parts: assembleParts(vertices, splitAtRepeats(traced.walks, vertices.size)), kept };
}

/** Pieces are walked both ways and come first: piece i is edges 2i and 2i + 1. */
function trace(vertices: PairTable, rings: readonly (readonly number[])[], pieces: readonly LinePiece[]) {
  const from: number[] = [];
  const to: number[] = [];
  for (const piece of pieces) {
    from.push(piece.from, piece.to);
    to.push(piece.to, piece.from);
  }
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i++) {
      from.push(ring[i]);
      to.push(ring[(i + 1) % ring.length]);
    }
  }
  return traceWalks(vertices, Int32Array.from(from), Int32Array.from(to));
}
