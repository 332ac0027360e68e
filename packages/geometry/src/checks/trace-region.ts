import type { Polygon, Position } from 'geojson';
import type { PlanarGraph } from '../planar/planar-graph.ts';

/** A graph that knows the half-edges to the left of which each face lies. */
export interface FacesOfGraph {
  readonly graph: PlanarGraph;
  halfEdgesOfFace(face: number): Int32Array;
}

/** Where lattice points lie in the coordinates that are written. */
export interface Positions {
  position(x: number, y: number): Position;
}

/** Sets of faces that hang together across edges. */
export function connectedFaces(arrangement: FacesOfGraph, faces: readonly number[]): number[][] {
  const pending = new Set(faces);
  const regions: number[][] = [];
  for (const seed of faces) {
    if (!pending.delete(seed)) continue;
    const region = [seed];
    for (let next = 0; next < region.length; next++) {
      for (const h of arrangement.halfEdgesOfFace(region[next]!)) {
        const beyond = arrangement.graph.faceOf[h ^ 1]!;
        if (pending.delete(beyond)) region.push(beyond);
      }
    }
    regions.push(region);
  }
  return regions;
}

/**
 * The polygon of faces that hang together across edges (see `connectedFaces`). Its rings touch themselves
 * nowhere: the boundary is split wherever it comes back to a vertex. Shell counter-clockwise, holes clockwise.
 */
export function tracePolygon(
  arrangement: FacesOfGraph,
  frame: Positions,
  region: readonly number[],
): Polygon {
  const { graph } = arrangement;
  const inside = new Set(region);
  const boundary = new Set<number>();
  for (const face of region) {
    for (const h of arrangement.halfEdgesOfFace(face)) if (!inside.has(graph.faceOf[h ^ 1]!)) boundary.add(h);
  }
  const shells: Position[][] = [];
  const holes: Position[][] = [];
  for (const start of boundary) {
    if (!boundary.delete(start)) continue;
    const cycle = [start];
    for (let h = nextBoundary(start); h !== start; h = nextBoundary(h)) {
      boundary.delete(h);
      cycle.push(h);
    }
    for (const ring of splitAtRepeats(cycle.map((h) => graph.tail(h)))) {
      const positions = ring.map((v) => frame.position(graph.x[v]!, graph.y[v]!));
      positions.push(positions[0]!);
      (doubledArea(ring) > 0 ? shells : holes).push(positions);
    }
  }
  return { type: 'Polygon', coordinates: [...shells, ...holes] };

  /** Around the head of h, clockwise from where it came, the first half-edge with the region on its left only. */
  function nextBoundary(h: number): number {
    let candidate = graph.next[h]!;
    while (inside.has(graph.faceOf[candidate ^ 1]!)) candidate = graph.next[candidate ^ 1]!;
    return candidate;
  }

  function doubledArea(ring: readonly number[]): number {
    const ox = graph.x[ring[0]!]!;
    const oy = graph.y[ring[0]!]!;
    let doubled = 0;
    for (let i = 0; i < ring.length; i++) {
      const a = ring[i]!;
      const b = ring[i + 1 === ring.length ? 0 : i + 1]!;
      doubled += (graph.x[a]! - ox) * (graph.y[b]! - oy) - (graph.x[b]! - ox) * (graph.y[a]! - oy);
    }
    return doubled;
  }
}

/** The simple rings of a closed walk that comes back to some vertices. */
function splitAtRepeats(walk: readonly number[]): number[][] {
  const rings: number[][] = [];
  const open: number[] = [];
  const at = new Map<number, number>();
  for (const vertex of walk) {
    const before = at.get(vertex);
    if (before !== undefined) {
      const ring = open.splice(before);
      for (const member of ring) at.delete(member);
      if (ring.length > 2) rings.push(ring);
    }
    at.set(vertex, open.length);
    open.push(vertex);
  }
  if (open.length > 2) rings.push(open);
  return rings;
}
