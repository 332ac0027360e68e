import { FaceGroups, geodesicAreaM2, groupPolygon } from '@onegrid/geometry';
import type { MultiPolygon, Polygon } from 'geojson';
import type { UnifiedGrid } from '../model/merge.ts';
import { round } from './atom-assembly.ts';
import type { BuiltAtoms } from './build-atoms.ts';

/** The grids of a proposal, numbered and dissolved from their atoms. */
export interface NumberedGrids {
  readonly unified: readonly UnifiedGrid[];
  /** Code of every atom's grid. */
  readonly codes: readonly string[];
  /** `codeOfGrid[g]` is the code of the proposal's grid g. */
  readonly codeOfGrid: readonly string[];
  /** Border length of the proposal's grid g in metres. */
  readonly perimeterM: Float64Array;
}

/**
 * Dissolves the atoms of each grid and numbers the grids `001`, `002`, ... from west to east, then north to
 * south, by the middle of their bounds (as GB/T 30428.1 numbers grids within a community).
 */
export function unifiedGrids(built: BuiltAtoms, assignment: Int32Array, grids: number): NumberedGrids {
  const { graph, lattice } = built.groups;
  const joined = new FaceGroups(graph, lattice, built.coverage.inside, []);
  const gridOfFace = new Int32Array(graph.faceCount).fill(-1);
  built.faces.forEach((face, atom) => {
    gridOfFace[face] = assignment[atom]!;
  });
  for (let e = 0; e < graph.edgeCount; e++) {
    const a = joined.left(2 * e);
    const b = joined.left(2 * e + 1);
    if (a < 0 || b < 0 || a === b) continue;
    if (gridOfFace[graph.faceOf[2 * e]!] !== gridOfFace[graph.faceOf[2 * e + 1]!]) continue;
    joined.join(a, b, 0);
  }
  const parts: Polygon[][] = Array.from({ length: grids }, () => []);
  for (const root of joined.roots()) parts[gridOfFace[root]!]!.push(groupPolygon(joined, root));
  const perimeterM = new Float64Array(grids);
  for (let h = 0; h < graph.faceOf.length; h++) {
    const grid = gridOfFace[graph.faceOf[h]!]!;
    if (grid >= 0 && grid !== gridOfFace[graph.faceOf[h ^ 1]!])
      perimeterM[grid]! += joined.edgeLengthM[h >> 1]!;
  }
  const geometries = parts.map(asGeometry);
  const middles = geometries.map(middleOf);
  const order = [...geometries.keys()].sort(
    (a, b) => middles[a]![0] - middles[b]![0] || middles[b]![1] - middles[a]![1] || a - b,
  );
  const width = Math.max(3, String(grids).length);
  const codeOfGrid: string[] = new Array(grids);
  order.forEach((grid, place) => {
    codeOfGrid[grid] = String(place + 1).padStart(width, '0');
  });
  const households = new Float64Array(grids);
  built.atoms.forEach((atom, i) => {
    households[assignment[i]!]! += atom.households;
  });
  return {
    unified: order.map((grid) => ({
      code: codeOfGrid[grid]!,
      geometry: geometries[grid]!,
      households: round(households[grid]!, 6),
      areaM2: round(geodesicAreaM2(geometries[grid]!), 2),
    })),
    codes: Array.from(assignment, (grid) => codeOfGrid[grid]!),
    codeOfGrid,
    perimeterM,
  };
}

function asGeometry(parts: Polygon[]): Polygon | MultiPolygon {
  if (parts.length === 1) return parts[0]!;
  const sorted = [...parts].sort(
    (p, q) => geodesicAreaM2(q) - geodesicAreaM2(p) || p.coordinates[0]![0]![0]! - q.coordinates[0]![0]![0]!,
  );
  return { type: 'MultiPolygon', coordinates: sorted.map((part) => part.coordinates) };
}

function middleOf(geometry: Polygon | MultiPolygon): [number, number] {
  const rings =
    geometry.type === 'Polygon' ? [geometry.coordinates[0]!] : geometry.coordinates.map((part) => part[0]!);
  const bounds: [number, number, number, number] = [180, 90, -180, -90];
  for (const ring of rings) {
    for (const [x, y] of ring as [number, number][]) {
      bounds[0] = Math.min(bounds[0], x);
      bounds[1] = Math.min(bounds[1], y);
      bounds[2] = Math.max(bounds[2], x);
      bounds[3] = Math.max(bounds[3], y);
    }
  }
  return [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2];
}
