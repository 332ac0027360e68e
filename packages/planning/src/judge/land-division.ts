import {
  type Arrangement,
  arrange,
  facesOfPoints,
  type Lattice,
  latticePolygons,
  overlayAreas,
  type PlanarGraph,
} from '@onegrid/geometry';
import type { MergeBuilding } from '../model/ground.ts';

/** Land divided into grids: faces of a graph, each in one grid (0, 1, ...) or in none (-1). */
export interface LandDivision {
  readonly graph: PlanarGraph;
  readonly gridOfFace: Int32Array;
}

/** A department's layer as prepared; of several labels on a face the first counts. */
export function divisionOfLayer({ graph, labels }: Arrangement): LandDivision {
  return { graph, gridOfFace: Int32Array.from(labels, (own) => own[0] ?? -1) };
}

/** Buildings on the lattice: their ground where they have one, and one place each. */
export interface PlacedBuildings {
  readonly count: number;
  /** Ground of those that have one, labelled with the building's position. */
  readonly ground: Arrangement;
  /** Area of the ground in square lattice units, 0 for a building at a point. */
  readonly area: Float64Array;
  /** The point, or the middle of the ground's bounds, in lattice coordinates. */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Puts buildings on the lattice; their order must not depend on chance, since ties go by it. */
export function placeBuildings(buildings: readonly MergeBuilding[], lattice: Lattice): PlacedBuildings {
  const x = new Float64Array(buildings.length);
  const y = new Float64Array(buildings.length);
  const polygons = buildings.flatMap(({ geometry }, building) => {
    if (geometry.type === 'Point') {
      x[building] = lattice.toX(geometry.coordinates[0]!);
      y[building] = lattice.toY(geometry.coordinates[1]!);
      return [];
    }
    const rings = latticePolygons(geometry, lattice, building);
    const corners = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).flat(2);
    x[building] = middle(corners.map(([lon]) => lattice.toX(lon!)));
    y[building] = middle(corners.map(([, lat]) => lattice.toY(lat!)));
    return rings;
  });
  const ground = arrange(polygons);
  const area = new Float64Array(buildings.length);
  ground.labels.forEach((own, face) => {
    for (const building of own) area[building]! += ground.graph.doubledArea[face]! / 2;
  });
  return { count: buildings.length, ground, area, x, y };
}

function middle(values: readonly number[]): number {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return values.length === 0 ? 0 : Math.round((least + most) / 2);
}

/** What of a building lies in which grid (-1 for none): shares (0..1) that add up to 1. */
export type BuildingShares = readonly (readonly { readonly grid: number; readonly share: number }[])[];

/** By building, the grids it lies in, largest share first: of its ground, or all of it where it is a point. */
export function sharesOfBuildings(buildings: PlacedBuildings, division: LandDivision): BuildingShares {
  const { ground, area } = buildings;
  const sums: Map<number, number>[] = Array.from({ length: buildings.count }, () => new Map());
  const shared = overlayAreas(ground.graph, division.graph);
  for (let i = 0; i < shared.face.length; i++) {
    const grid = division.gridOfFace[shared.other[i]!]!;
    for (const building of ground.labels[shared.face[i]!]!) {
      sums[building]!.set(grid, (sums[building]!.get(grid) ?? 0) + shared.amount[i]! / area[building]!);
    }
  }
  const inside = new Uint8Array(division.graph.faceCount).fill(1);
  const faces = facesOfPoints({ graph: division.graph, inside }, buildings.x, buildings.y);
  return sums.map((own, building) =>
    area[building]! > 0
      ? [...own]
          .map(([grid, share]) => ({ grid, share }))
          .sort((a, b) => b.share - a.share || b.grid - a.grid)
      : [{ grid: division.gridOfFace[faces[building]!]!, share: 1 }],
  );
}
