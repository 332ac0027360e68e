import type { MultiPolygon } from 'geojson';
import type { Lattice } from '../lattice.ts';
import { arrange, type LatticePolygon } from '../planar/arrangement.ts';
import { dissolveEqual } from './absorb.ts';
import { FaceGroups } from './face-groups.ts';
import { groupPolygon } from './trace-groups.ts';

/** Segments of the cleaned outline, as lattice coordinates. */
export interface CleanOutline {
  readonly segments: readonly (readonly [number, number, number, number])[];
  /** Parts too small or too thin to be divided: they are not in `segments`. */
  readonly leftOut: readonly { readonly areaM2: number; readonly x: number; readonly y: number }[];
  readonly areaM2: number;
  readonly parts: number;
  /** The parts to divide, one polygon each. */
  readonly geometry: MultiPolygon;
}

/**
 * The union of the outline's polygons without the parts that are under `leastAreaM2` or into which no
 * circle of `leastWidthM` fits. Holes stay: other territory may lie in them.
 */
export function cleanOutline(
  outline: readonly LatticePolygon[],
  lattice: Lattice,
  leastAreaM2: number,
  leastWidthM: number,
): CleanOutline {
  const { graph, labels } = arrange(outline);
  const inside = new Uint8Array(graph.faceCount);
  for (let f = 1; f < graph.faceCount; f++) inside[f] = labels[f]!.length > 0 ? 1 : 0;
  const groups = new FaceGroups(graph, lattice, inside, []);
  dissolveEqual(groups);
  const keep = new Uint8Array(graph.faceCount);
  const leftOut: { areaM2: number; x: number; y: number }[] = [];
  let areaM2 = 0;
  const polygons: MultiPolygon['coordinates'] = [];
  for (const root of groups.roots()) {
    if (groups.areaM2[root]! < leastAreaM2 || groups.isThin(root, leastWidthM)) {
      const vertex = graph.tail(groups.border(root)[0]!);
      leftOut.push({ areaM2: groups.areaM2[root]!, x: graph.x[vertex]!, y: graph.y[vertex]! });
      continue;
    }
    keep[root] = 1;
    areaM2 += groups.areaM2[root]!;
    polygons.push(groupPolygon(groups, root).coordinates);
  }
  const segments: [number, number, number, number][] = [];
  const kept = (h: number) => groups.left(h) >= 0 && keep[groups.left(h)] === 1;
  for (let e = 0; e < graph.edgeCount; e++) {
    if (kept(2 * e) === kept(2 * e + 1)) continue;
    const a = graph.from[e]!;
    const b = graph.to[e]!;
    segments.push([graph.x[a]!, graph.y[a]!, graph.x[b]!, graph.y[b]!]);
  }
  const geometry: MultiPolygon = { type: 'MultiPolygon', coordinates: polygons };
  return { segments, leftOut, areaM2, parts: polygons.length, geometry };
}
