import type { MultiPolygon, Polygon } from 'geojson';
import type { Lattice } from '../lattice.ts';
import { nodeSegments } from './node-segments.ts';
import { PlanarGraph } from './planar-graph.ts';

/** A polygon on the lattice: rings as x, y, x, y, ... without the closing vertex, in any orientation. */
export interface LatticePolygon {
  readonly label: number;
  readonly rings: readonly Float64Array[];
}

/**
 * Polygons of one layer, possibly overlapping and leaving gaps, cut into faces that each know which of the
 * polygons cover them. A point is in a polygon when a ray from it meets the polygon's rings an odd number
 * of times (even-odd), so the orientation of rings does not matter.
 */
export interface Arrangement {
  readonly graph: PlanarGraph;
  /** `labels[f]`: the distinct labels of the polygons over face f, ascending; empty over none. */
  readonly labels: readonly (readonly number[])[];
  /** `polygons[f]`: indices of the polygons over face f, ascending. */
  readonly polygons: readonly (readonly number[])[];
}

/** The polygons of a GeoJSON geometry on the lattice; rings with fewer than 3 distinct corners are dropped. */
export function latticePolygons(
  geometry: Polygon | MultiPolygon,
  lattice: Lattice,
  label: number,
): LatticePolygon[] {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const polygons: LatticePolygon[] = [];
  for (const part of parts) {
    const rings: Float64Array[] = [];
    for (const ring of part) {
      const flat: number[] = [];
      for (const position of ring) {
        const x = lattice.toX(position[0]!);
        const y = lattice.toY(position[1]!);
        const last = flat.length - 2;
        if (last >= 0 && flat[last] === x && flat[last + 1] === y) continue;
        flat.push(x, y);
      }
      const last = flat.length - 2;
      if (last > 0 && flat[0] === flat[last] && flat[1] === flat[last + 1]) flat.length = last;
      if (flat.length >= 6) rings.push(Float64Array.from(flat));
    }
    if (rings.length > 0) polygons.push({ label, rings });
  }
  return polygons;
}

/** Cuts polygons into faces and finds which polygons cover each. */
export function arrange(polygons: readonly LatticePolygon[]): Arrangement {
  let count = 0;
  for (const polygon of polygons) for (const ring of polygon.rings) count += ring.length / 2;
  const ax = new Float64Array(count);
  const ay = new Float64Array(count);
  const bx = new Float64Array(count);
  const by = new Float64Array(count);
  const tag = new Int32Array(count);
  let at = 0;
  polygons.forEach((polygon, index) => {
    for (const ring of polygon.rings) {
      for (let i = 0; i < ring.length; i += 2) {
        const j = i + 2 < ring.length ? i + 2 : 0;
        ax[at] = ring[i]!;
        ay[at] = ring[i + 1]!;
        bx[at] = ring[j]!;
        by[at] = ring[j + 1]!;
        tag[at] = index;
        at++;
      }
    }
  });
  const noded = nodeSegments({ count, ax, ay, bx, by, tag });
  const graph = new PlanarGraph(noded);
  const toggles: number[][] = [];
  for (let e = 0; e < graph.edgeCount; e++) {
    toggles.push(oddTags(noded.tags, noded.tagStart[e]!, noded.tagStart[e + 1]!));
  }
  const covering = floodMembership(graph, toggles);
  const labels = covering.map((members) => distinctSorted(members.map((p) => polygons[p]!.label)));
  return { graph, labels, polygons: covering };
}

/** The polygons whose rings run along an edge an odd number of times: crossing it enters or leaves them. */
function oddTags(tags: Int32Array, start: number, end: number): number[] {
  if (end - start === 1) return [tags[start]! >> 1];
  const odd = new Set<number>();
  for (let i = start; i < end; i++) {
    const polygon = tags[i]! >> 1;
    if (!odd.delete(polygon)) odd.add(polygon);
  }
  return [...odd].sort((a, b) => a - b);
}

function floodMembership(graph: PlanarGraph, toggles: readonly (readonly number[])[]): (readonly number[])[] {
  const { start, halfEdges } = halfEdgesByFace(graph);
  const members: (readonly number[] | null)[] = new Array(graph.faceCount).fill(null);
  members[0] = [];
  const queue = [0];
  for (let q = 0; q < queue.length; q++) {
    const face = queue[q]!;
    for (let i = start[face]!; i < start[face + 1]!; i++) {
      const h = halfEdges[i]!;
      const other = graph.faceOf[h ^ 1]!;
      if (members[other] !== null) continue;
      members[other] = symmetricDifference(members[face]!, toggles[h >> 1]!);
      queue.push(other);
    }
  }
  // Every face is reached: inner components lie in a face through the cycles that surround them.
  return members.map((m) => m ?? []);
}

/** Half-edges grouped by the face on their left: `halfEdges[start[f] .. start[f + 1])`. */
export function halfEdgesByFace(graph: PlanarGraph): { start: Int32Array; halfEdges: Int32Array } {
  const start = new Int32Array(graph.faceCount + 1);
  for (let h = 0; h < graph.faceOf.length; h++) start[graph.faceOf[h]! + 1]!++;
  for (let f = 0; f < graph.faceCount; f++) start[f + 1]! += start[f]!;
  const fill = start.slice(0, -1);
  const halfEdges = new Int32Array(graph.faceOf.length);
  for (let h = 0; h < graph.faceOf.length; h++) halfEdges[fill[graph.faceOf[h]!]!++] = h;
  return { start, halfEdges };
}

function symmetricDifference(a: readonly number[], b: readonly number[]): readonly number[] {
  if (b.length === 0) return a;
  const result: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (j >= b.length || (i < a.length && a[i]! < b[j]!)) result.push(a[i++]!);
    else if (i >= a.length || b[j]! < a[i]!) result.push(b[j++]!);
    else {
      i++;
      j++;
    }
  }
  return result;
}

function distinctSorted(values: number[]): number[] {
  values.sort((a, b) => a - b);
  return values.filter((v, i) => i === 0 || v !== values[i - 1]);
}
