import type { Position } from 'geojson';
import type { Lattice } from '../lattice.ts';
import type { PairTable } from '../planar/pair-table.ts';
import { ringWinding } from './ring-winding.ts';
import { doubledArea } from './topology.ts';

/** A part of a face: an exterior ring counter-clockwise and its holes clockwise, as vertex ids. */
export interface Part {
  readonly exterior: readonly number[];
  readonly holes: readonly (readonly number[])[];
}

interface Ring {
  readonly ids: readonly number[];
  readonly area: bigint;
}

/**
 * Sorts rings into parts: counter-clockwise rings are exteriors, clockwise ones holes of the smallest
 * exterior around them. The order is canonical, so that equal sets of rings give equal bytes: each ring
 * starts at its least vertex (x, then y); parts, and holes within a part, run by area descending, then by
 * coordinates.
 *
 * @throws RangeError for a hole outside every exterior
 */
export function assembleParts(vertices: PairTable, rings: readonly (readonly number[])[]): Part[] {
  const exteriors: { ring: Ring; holes: Ring[] }[] = [];
  const holes: Ring[] = [];
  for (const ring of rings) {
    const area = doubledArea(vertices, ring);
    if (area > 0n) exteriors.push({ ring: { ids: canonicalStart(vertices, ring), area }, holes: [] });
    else if (area < 0n) holes.push({ ids: canonicalStart(vertices, ring), area: -area });
  }
  const order = (a: Ring, b: Ring) => compareRings(vertices, a, b);
  exteriors.sort((a, b) => order(a.ring, b.ring));
  holes.sort(order);
  for (const hole of holes) exteriorAround(vertices, exteriors, hole).holes.push(hole);
  return exteriors.map(({ ring, holes: own }) => ({
    exterior: ring.ids,
    holes: own.map((hole) => hole.ids),
  }));
}

/** Exteriors are sorted by area descending, so the last one around the hole is the smallest. */
function exteriorAround<T extends { readonly ring: Ring }>(
  vertices: PairTable,
  exteriors: readonly T[],
  hole: Ring,
): T {
  // The middle of an edge lies on no other ring; doubled coordinates keep it an integer.
  const [a, b] = hole.ids;
  const x2 = vertices.first[a] + vertices.first[b];
  const y2 = vertices.second[a] + vertices.second[b];
  for (let i = exteriors.length - 1; i >= 0; i--) {
    const { ring } = exteriors[i];
    if (ring.area > hole.area && ringWinding(vertices, ring.ids, x2, y2) !== 0) return exteriors[i];
  }
  throw new RangeError(
    `a hole at lattice vertex ${vertices.first[a]}, ${vertices.second[a]} lies in no exterior`,
  );
}

function canonicalStart({ first: x, second: y }: PairTable, ring: readonly number[]): number[] {
  let least = 0;
  for (let i = 1; i < ring.length; i++) {
    const a = ring[i];
    const b = ring[least];
    if (x[a] < x[b] || (x[a] === x[b] && y[a] < y[b])) least = i;
  }
  return [...ring.slice(least), ...ring.slice(0, least)];
}

function compareRings({ first: x, second: y }: PairTable, a: Ring, b: Ring): number {
  if (a.area !== b.area) return a.area > b.area ? -1 : 1;
  const shared = Math.min(a.ids.length, b.ids.length);
  for (let i = 0; i < shared; i++) {
    const difference = x[a.ids[i]] - x[b.ids[i]] || y[a.ids[i]] - y[b.ids[i]];
    if (difference !== 0) return difference;
  }
  return a.ids.length - b.ids.length;
}

/** The rings of a part as GeoJSON coordinates, closed. */
export function partCoordinates(vertices: PairTable, lattice: Lattice, part: Part): Position[][] {
  return [part.exterior, ...part.holes].map((ring) =>
    [...ring, ring[0]].map((id) => lattice.toPosition(vertices.first[id], vertices.second[id])),
  );
}
