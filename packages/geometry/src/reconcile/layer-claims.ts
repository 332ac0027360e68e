import type { Lattice } from '../lattice.ts';
import type { Arrangement } from '../planar/arrangement.ts';
import type { PlanarGraph } from '../planar/planar-graph.ts';
import type { Claims } from './face-groups.ts';
import { type Density, sharedAmounts } from './shared-amounts.ts';

/** Distance between the rows of the sweep along either axis, in metres. */
const ROW_METRES = 3;
/** Rows are closer where a density is counted, because its polygons may be as small as a building. */
const DENSITY_ROW_METRES = 1;

/**
 * By face of a graph, how much each label of a layer claims: square metres, or units of a density where one
 * is given. Label -1 is land in no polygon of the layer; overlapping polygons each claim their common land.
 *
 * @param rowMetres distance between the rows of the sweep: areas are exact along a row and sampled across.
 */
export function layerClaims(
  graph: PlanarGraph,
  layer: Arrangement,
  lattice: Lattice,
  density?: Density,
  rowMetres: number = density ? DENSITY_ROW_METRES : ROW_METRES,
): Claims[] {
  const claims: Claims[] = Array.from({ length: graph.faceCount }, () => new Map());
  const perUnit = density ? 1 : lattice.areaUnit;
  const shared = sharedAmounts(graph, layer.graph, rowMetres, lattice, density);
  for (let i = 0; i < shared.face.length; i++) {
    const labels = layer.labels[shared.other[i]!]!;
    const claim = claims[shared.face[i]!]!;
    const amount = shared.amount[i]! * perUnit;
    if (labels.length === 0) claim.set(-1, (claim.get(-1) ?? 0) + amount);
    for (const label of labels) claim.set(label, (claim.get(label) ?? 0) + amount);
  }
  return claims;
}

/**
 * A density that spreads each polygon's amount evenly over its land inside the graph's bounded, inside
 * faces. Overlapping polygons add up. `missed` lists polygons that no row met: too small, or outside.
 */
export function polygonDensity(
  graph: PlanarGraph,
  inside: Uint8Array,
  polygons: Arrangement,
  amounts: readonly number[],
  lattice: Lattice,
): { density: Density; missed: number[] } {
  const shared = sharedAmounts(graph, polygons.graph, DENSITY_ROW_METRES, lattice);
  const land = new Float64Array(amounts.length);
  for (let i = 0; i < shared.face.length; i++) {
    if (inside[shared.face[i]!] !== 1) continue;
    for (const polygon of polygons.polygons[shared.other[i]!]!) land[polygon]! += shared.amount[i]!;
  }
  const byFace = new Float64Array(polygons.graph.faceCount);
  for (let f = 1; f < byFace.length; f++) {
    for (const polygon of polygons.polygons[f]!) {
      if (land[polygon]! > 0) byFace[f]! += amounts[polygon]! / land[polygon]!;
    }
  }
  const missed: number[] = [];
  for (let p = 0; p < amounts.length; p++) if (!(land[p]! > 0)) missed.push(p);
  return { density: { graph: polygons.graph, byFace }, missed };
}
