import type { MultiPolygon, Polygon, Position } from 'geojson';
import { Lattice } from '../lattice.ts';
import { PairTable } from '../planar/pair-table.ts';
import { ExactSum } from './orientation.ts';

/**
 * A coverage as a table of directed edges. A face is one of the polygons given, by its index. Every ring
 * is walked with its face on the left (exteriors counter-clockwise, holes clockwise, whatever the input
 * said), so an edge between two faces occurs once in either direction: its two uses are twins.
 */
export interface CoverageTopology {
  readonly lattice: Lattice;
  readonly vertices: PairTable;
  readonly faceCount: number;
  readonly edgeCount: number;
  /** Vertex ids at the ends of each directed edge. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** The face on the left of each directed edge. */
  readonly face: Int32Array;
  /** The same edge in the opposite direction, or -1 on the outside. */
  readonly twin: Int32Array;
  /** The directed edges of ring r are `ringStart[r]` up to, not including, `ringStart[r + 1]`. */
  readonly ringStart: Int32Array;
  readonly ringFace: Int32Array;
  readonly ringIsHole: Uint8Array;
  /** 1 where the ring was given the other way round. */
  readonly ringReversed: Uint8Array;
  /** The directed edges that leave vertex v are `leaving[leavingStart[v]]` and on, in the order of edges. */
  readonly leavingStart: Int32Array;
  readonly leaving: Int32Array;
}

export type Face = Polygon | MultiPolygon;

/**
 * The lattice around the given faces, in CRS84 degrees unless they are metres on a plane. Empty input gives a
 * lattice around 0, 0.
 */
export function latticeAround(faces: readonly Face[], plane = false): Lattice {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const face of faces) {
    for (const { ring } of ringsOf(face)) {
      for (let i = 0; i < ring.length; i++) {
        const position = ring[i];
        if (position[0] < bounds[0]) bounds[0] = position[0];
        if (position[1] < bounds[1]) bounds[1] = position[1];
        if (position[0] > bounds[2]) bounds[2] = position[0];
        if (position[1] > bounds[3]) bounds[3] = position[1];
      }
    }
  }
  const around = bounds[0] <= bounds[2] ? bounds : ([0, 0, 0, 0] as const);
  return plane ? Lattice.plane(around) : Lattice.geographic(around);
}

/** Every ring of a face with its role, parts in their order. */
export function* ringsOf(face: Face): Generator<{ ring: readonly Position[]; hole: boolean }> {
  const parts = face.type === 'Polygon' ? [face.coordinates] : face.coordinates;
  for (const part of parts) {
    for (let i = 0; i < part.length; i++) yield { ring: part[i], hole: i > 0 };
  }
}

/** Twice the signed area of a closed walk over vertex ids, exact; positive counter-clockwise. */
export function doubledArea(vertices: PairTable, ring: ArrayLike<number>): bigint {
  const sum = new ExactSum();
  const ox = vertices.first[ring[0]];
  const oy = vertices.second[ring[0]];
  for (let i = 1; i + 1 < ring.length; i++) {
    const a = ring[i];
    const b = ring[i + 1];
    sum.add(
      (vertices.first[a] - ox) * (vertices.second[b] - oy) -
        (vertices.first[b] - ox) * (vertices.second[a] - oy),
    );
  }
  return sum.value;
}

/** Vertex ids of a closed ring of positions, without the closing one and without repeats in a row. */
export function ringVertices(vertices: PairTable, lattice: Lattice, ring: readonly Position[]): number[] {
  const ids: number[] = [];
  for (const [x, y] of ring) {
    const id = vertices.add(lattice.toX(x), lattice.toY(y));
    if (id !== ids[ids.length - 1]) ids.push(id);
  }
  while (ids.length > 1 && ids[0] === ids[ids.length - 1]) ids.pop();
  return ids;
}

/** Builds the edge table. Coordinates must be finite; a ring that collapses to nothing is left out. */
export function buildTopology(faces: readonly Face[], lattice = latticeAround(faces)): CoverageTopology {
  const vertices = new PairTable();
  const from: number[] = [];
  const to: number[] = [];
  const face: number[] = [];
  const ringStart: number[] = [0];
  const ringFace: number[] = [];
  const ringIsHole: number[] = [];
  const ringReversed: number[] = [];
  for (let f = 0; f < faces.length; f++) {
    for (const { ring, hole } of ringsOf(faces[f])) {
      const ids = ringVertices(vertices, lattice, ring);
      if (ids.length < 2) continue;
      const reversed = hole ? doubledArea(vertices, ids) > 0n : doubledArea(vertices, ids) < 0n;
      if (reversed) ids.reverse();
      for (let i = 0; i < ids.length; i++) {
        from.push(ids[i]);
        to.push(ids[(i + 1) % ids.length]);
        face.push(f);
      }
      ringStart.push(from.length);
      ringFace.push(f);
      ringIsHole.push(hole ? 1 : 0);
      ringReversed.push(reversed ? 1 : 0);
    }
  }
  const edges = { from: Int32Array.from(from), to: Int32Array.from(to) };
  const leaving = leavingEdges(edges.from, vertices.size);
  return {
    lattice,
    vertices,
    faceCount: faces.length,
    edgeCount: from.length,
    ...edges,
    face: Int32Array.from(face),
    twin: pairTwins(edges.from, edges.to, leaving),
    ringStart: Int32Array.from(ringStart),
    ringFace: Int32Array.from(ringFace),
    ringIsHole: Uint8Array.from(ringIsHole),
    ringReversed: Uint8Array.from(ringReversed),
    ...leaving,
  };
}

/** The two ends of a directed edge as positions. */
export function edgeLine({ lattice, vertices, from, to }: CoverageTopology, e: number): Position[] {
  return [from[e], to[e]].map((id) => lattice.toPosition(vertices.first[id], vertices.second[id]));
}

/** Vertex ids of ring r in its order, without the closing one. */
export function ringIds({ ringStart, from }: CoverageTopology, r: number): Int32Array {
  return from.subarray(ringStart[r], ringStart[r + 1]);
}

/** The directed edges by the vertex they leave. */
export function leavingEdges(
  from: Int32Array,
  vertexCount: number,
): { leavingStart: Int32Array; leaving: Int32Array } {
  const leavingStart = new Int32Array(vertexCount + 1);
  for (let e = 0; e < from.length; e++) leavingStart[from[e] + 1]++;
  for (let v = 0; v < vertexCount; v++) leavingStart[v + 1] += leavingStart[v];
  const next = leavingStart.slice(0, vertexCount);
  const leaving = new Int32Array(from.length);
  for (let e = 0; e < from.length; e++) leaving[next[from[e]]++] = e;
  return { leavingStart, leaving };
}

function pairTwins(
  from: Int32Array,
  to: Int32Array,
  { leavingStart, leaving }: { leavingStart: Int32Array; leaving: Int32Array },
): Int32Array {
  const twin = new Int32Array(from.length).fill(-1);
  for (let e = 0; e < from.length; e++) {
    if (twin[e] >= 0) continue;
    for (let i = leavingStart[to[e]]; i < leavingStart[to[e] + 1]; i++) {
      const other = leaving[i];
      if (to[other] === from[e] && twin[other] < 0 && other !== e) {
        twin[e] = other;
        twin[other] = e;
        break;
      }
    }
  }
  return twin;
}
