import { FaceGroups, groupPolygon, type Lattice } from '@onegrid/geometry';
import type { MultiPolygon, Polygon } from 'geojson';
import { carryCodes } from '../carry/carry-codes.ts';
import type { EarlierPlan, GridLineage } from '../carry/earlier-plan.ts';
import { westToEast } from '../carry/west-to-east.ts';
import type { MergeCommunity } from '../model/ground.ts';
import type { HouseholdSource } from '../model/layer.ts';
import type { UnifiedGrid } from '../model/merge.ts';
import type { BuiltAtoms } from './build-atoms.ts';
import { round } from './round.ts';

/** The grids of a proposal, numbered and dissolved from their atoms. */
export interface NumberedGrids {
  readonly unified: readonly UnifiedGrid[];
  /** Code of every atom's grid. */
  readonly codes: readonly string[];
  /** `codeOfGrid[g]` is the code of the proposal's grid g. */
  readonly codeOfGrid: readonly string[];
  /** Border length of the proposal's grid g in metres. */
  readonly perimeterM: Float64Array;
  /** Ties to the grids of an earlier plan; null without one. */
  readonly lineage: readonly GridLineage[] | null;
}

/**
 * Dissolves the atoms of each grid and numbers the grids from west to east, then north to south, by the
 * middle of their bounds. Within a community that has a code, a grid's code is that code and three digits
 * more, 15 in all (GB/T 30428.1); the others are numbered together: `001`, `002`, ... After an earlier plan,
 * grids that are one with its grids keep their codes and the others are numbered on from there.
 *
 * @param communities by the label that groups know them by; every grid lies in one of them, or in none.
 */
export function unifiedGrids(
  built: BuiltAtoms,
  assignment: Int32Array,
  grids: number,
  communities: readonly MergeCommunity[],
  after: { readonly plan: EarlierPlan; readonly households: HouseholdSource | undefined } | null = null,
): NumberedGrids {
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
  const geometries = parts.map((polygons) => asGeometry(polygons, lattice));
  const order = westToEast(geometries);
  const prefixes = prefixesOf(built, assignment, grids, communities);
  const carried =
    after &&
    carryCodes(
      after.plan,
      order.map((grid) => ({ geometry: geometries[grid]! })),
      { prefixes: order.map((grid) => prefixes[grid]!), households: after.households, lattice },
    );
  const codeOfGrid = carried ? byGrid(order, carried.codes) : numbered(order, prefixes);
  const households = new Float64Array(grids);
  built.atoms.forEach((atom, i) => {
    households[assignment[i]!]! += atom.households;
  });
  // With community codes the order of codes is not that of places.
  const byCode = [...order].sort((a, b) => (codeOfGrid[a]! < codeOfGrid[b]! ? -1 : 1));
  return {
    unified: byCode.map((grid) => ({
      code: codeOfGrid[grid]!,
      geometry: geometries[grid]!,
      households: round(households[grid]!, 6),
      areaM2: round(lattice.areaM2(geometries[grid]!), 2),
    })),
    codes: Array.from(assignment, (grid) => codeOfGrid[grid]!),
    codeOfGrid,
    perimeterM: perimetersOf(built, assignment, grids),
    lineage: carried?.lineage ?? null,
  };
}

/** The code of the community that each grid lies in; empty where it has none. */
function prefixesOf(
  { groups, faces }: BuiltAtoms,
  assignment: Int32Array,
  grids: number,
  communities: readonly MergeCommunity[],
): string[] {
  const prefixes: string[] = new Array(grids).fill('');
  faces.forEach((face, atom) => {
    const community = groups.community[face]!;
    if (community >= 0) prefixes[assignment[atom]!] = communities[community]!.code ?? '';
  });
  return prefixes;
}

/** Codes by grid: grids of one prefix are numbered together in the given order, with three digits or more. */
function numbered(order: readonly number[], prefixes: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const prefix of prefixes) counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  const next = new Map<string, number>();
  const codes: string[] = new Array(order.length);
  for (const grid of order) {
    const prefix = prefixes[grid]!;
    const place = (next.get(prefix) ?? 0) + 1;
    next.set(prefix, place);
    const width = Math.max(3, String(counts.get(prefix)!).length);
    codes[grid] = prefix + String(place).padStart(width, '0');
  }
  return codes;
}

function byGrid(order: readonly number[], codes: readonly string[]): string[] {
  const codeOfGrid: string[] = new Array(order.length);
  order.forEach((grid, place) => {
    codeOfGrid[grid] = codes[place]!;
  });
  return codeOfGrid;
}

/** Border length of each part of a division of the atoms in metres, the outline and holes included; -1 is no part. */
export function perimetersOf(
  { groups, faces }: BuiltAtoms,
  assignment: ArrayLike<number>,
  parts: number,
): Float64Array {
  const { graph, edgeLengthM } = groups;
  const partOfFace = new Int32Array(graph.faceCount).fill(-1);
  faces.forEach((face, atom) => {
    partOfFace[face] = assignment[atom]!;
  });
  const perimeterM = new Float64Array(parts);
  for (let h = 0; h < graph.faceOf.length; h++) {
    const part = partOfFace[graph.faceOf[h]!]!;
    if (part >= 0 && part !== partOfFace[graph.faceOf[h ^ 1]!]) perimeterM[part]! += edgeLengthM[h >> 1]!;
  }
  return perimeterM;
}

function asGeometry(parts: Polygon[], lattice: Lattice): Polygon | MultiPolygon {
  if (parts.length === 1) return parts[0]!;
  const sorted = [...parts].sort(
    (p, q) => lattice.areaM2(q) - lattice.areaM2(p) || p.coordinates[0]![0]![0]! - q.coordinates[0]![0]![0]!,
  );
  return { type: 'MultiPolygon', coordinates: sorted.map((part) => part.coordinates) };
}
