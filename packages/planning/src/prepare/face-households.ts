import {
  arrange,
  facesOfPoints,
  type Lattice,
  latticePolygons,
  layerClaims,
  type PlanarGraph,
  polygonDensity,
} from '@onegrid/geometry';
import type { HouseholdSource } from '../model/layer.ts';

/**
 * Households by face of any graph on the lattice: points where they lie, polygons evenly over their land (by rows
 * a metre apart; one that no row meets counts where its first corner lies). A point on a line belongs to
 * one side of it.
 */
export function householdsByFace(
  source: HouseholdSource,
  lattice: Lattice,
): (graph: PlanarGraph) => Float64Array {
  return source.kind === 'points'
    ? (graph) => pointsByFace(graph, lattice, source.points)
    : (graph) => polygonsByFace(graph, lattice, source.polygons);
}

function pointsByFace(
  graph: PlanarGraph,
  lattice: Lattice,
  points: readonly { lon: number; lat: number; n: number }[],
): Float64Array {
  const x = Float64Array.from(points, ({ lon }) => lattice.toX(lon));
  const y = Float64Array.from(points, ({ lat }) => lattice.toY(lat));
  const faces = facesOfPoints({ graph, inside: everywhere(graph) }, x, y);
  const byFace = new Float64Array(graph.faceCount);
  faces.forEach((face, i) => {
    byFace[face]! += points[i]!.n;
  });
  return byFace;
}

function polygonsByFace(
  graph: PlanarGraph,
  lattice: Lattice,
  source: Extract<HouseholdSource, { kind: 'polygons' }>['polygons'],
): Float64Array {
  const polygons = source.map(({ geometry }) => ({
    label: 0,
    rings: latticePolygons(geometry, lattice, 0).flatMap(({ rings }) => rings),
  }));
  const amounts = source.map(({ n }, p) => (polygons[p]!.rings.length > 0 ? n : 0));
  const { density, missed } = polygonDensity(graph, everywhere(graph), arrange(polygons), amounts, lattice);
  const byFace = new Float64Array(graph.faceCount);
  layerClaims(graph, arrange([]), lattice, density).forEach((claims, face) => {
    byFace[face] = claims.get(-1) ?? 0;
  });
  const seen = missed.filter((p) => polygons[p]!.rings.length > 0);
  const corners = [0, 1].map((axis) => Float64Array.from(seen, (p) => polygons[p]!.rings[0]![axis]!));
  facesOfPoints({ graph, inside: everywhere(graph) }, corners[0]!, corners[1]!).forEach((face, i) => {
    byFace[face]! += amounts[seen[i]!]!;
  });
  return byFace;
}

function everywhere(graph: PlanarGraph): Uint8Array {
  return new Uint8Array(graph.faceCount).fill(1);
}
