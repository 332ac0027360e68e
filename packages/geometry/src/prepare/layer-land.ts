import { type Arrangement, arrange, halfEdgesByFace, type LatticePolygon } from '../planar/arrangement.ts';
import { PairTable } from '../planar/pair-table.ts';
import type { PlanarGraph } from '../planar/planar-graph.ts';
import { insertSegments, type Segment } from './insert-segments.ts';

/** A layer's faces, cut along the outline where there is one. */
export interface LayerLand extends Arrangement {
  readonly hasOutline: boolean;
  /** By face: 1 inside the outline; without one, 1 everywhere. */
  readonly inside: Uint8Array;
}

/** The outline's label among those of a layer, which begin at 0. */
const OUTLINE = -1;

/**
 * Cuts a layer's polygons and the outline into faces at once, which takes less than to cut faces along the outline
 * afterwards. Outline polygons that overlap are one land.
 */
export function arrangeWithin(
  polygons: readonly LatticePolygon[],
  outline: readonly LatticePolygon[],
): LayerLand {
  const {
    graph,
    labels,
    polygons: covering,
  } = arrange([...polygons, ...outline.map(({ rings }) => ({ label: OUTLINE, rings }))]);
  const hasOutline = outline.length > 0;
  return {
    graph,
    labels: labels.map((all) => (all[0] === OUTLINE ? all.slice(1) : all)),
    polygons: covering.map((all) => all.filter((polygon) => polygon < polygons.length)),
    hasOutline,
    inside: Uint8Array.from(labels, (all) => (!hasOutline || all[0] === OUTLINE ? 1 : 0)),
  };
}

/** Cuts a layer's faces along the outline and finds which lie inside (even-odd over all its rings). */
export function layerWithin(layer: Arrangement, outline: readonly LatticePolygon[]): LayerLand {
  if (outline.length === 0) {
    return { ...layer, hasOutline: false, inside: new Uint8Array(layer.graph.faceCount).fill(1) };
  }
  const { graph } = layer;
  const crossing = new Uint8Array(graph.edgeCount);
  const missing: Segment[] = [];
  const edgeBetween = edgeTable(graph);
  for (const segment of ringSegments(outline)) {
    const edge = edgeBetween(segment);
    if (edge >= 0) crossing[edge]! ^= 1;
    else missing.push(segment);
  }
  if (missing.length === 0) {
    return { ...layer, hasOutline: true, inside: floodParity(graph, (e) => crossing[e]!) };
  }
  const cut = insertSegments(graph, missing);
  const parity = (e: number) => {
    let odd = cut.inserted(e).length & 1;
    for (const before of cut.edgesBefore(e)) odd ^= crossing[before]!;
    return odd;
  };
  return {
    graph: cut.graph,
    labels: Array.from(cut.faceBefore, (f) => layer.labels[f]!),
    polygons: Array.from(cut.faceBefore, (f) => layer.polygons[f]!),
    hasOutline: true,
    inside: floodParity(cut.graph, parity),
  };
}

function* ringSegments(polygons: readonly LatticePolygon[]): Generator<Segment> {
  for (const { rings } of polygons) {
    for (const ring of rings) {
      for (let i = 0; i < ring.length; i += 2) {
        const j = i + 2 < ring.length ? i + 2 : 0;
        yield [ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!];
      }
    }
  }
}

/** Finds the edge between two lattice points, or -1. */
function edgeTable(graph: PlanarGraph): (segment: Segment) => number {
  const vertices = new PairTable(graph.x.length);
  for (let v = 0; v < graph.x.length; v++) vertices.add(graph.x[v]!, graph.y[v]!);
  return ([ax, ay, bx, by]) => {
    const a = vertices.find(ax, ay);
    const b = vertices.find(bx, by);
    if (a < 0 || b < 0) return -1;
    for (let i = graph.aroundStart[a]!; i < graph.aroundStart[a + 1]!; i++) {
      const h = graph.around[i]!;
      if (graph.head(h) === b) return h >> 1;
    }
    return -1;
  };
}

/** By face, whether an odd number of the crossed edges lies between it and the unbounded face. */
function floodParity(graph: PlanarGraph, odd: (edge: number) => number): Uint8Array {
  const { start, halfEdges } = halfEdgesByFace(graph);
  const inside = new Uint8Array(graph.faceCount);
  const seen = new Uint8Array(graph.faceCount);
  seen[0] = 1;
  const queue = [0];
  for (let q = 0; q < queue.length; q++) {
    const face = queue[q]!;
    for (let i = start[face]!; i < start[face + 1]!; i++) {
      const h = halfEdges[i]!;
      const beyond = graph.faceOf[h ^ 1]!;
      if (seen[beyond]) continue;
      seen[beyond] = 1;
      inside[beyond] = inside[face]! ^ odd(h >> 1);
      queue.push(beyond);
    }
  }
  return inside;
}
