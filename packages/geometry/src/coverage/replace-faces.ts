import type { Polygon, Position } from 'geojson';
import type { Lattice } from '../lattice.ts';
import type { PairTable } from '../planar/pair-table.ts';
import { type Part, partCoordinates } from './assemble.ts';
import { cutFace, faceRings, piecesInside } from './cut-face.ts';
import type { LinePiece, NodedLines } from './node-lines.ts';
import { type CoverageTopology, doubledArea } from './topology.ts';
import { verifyCoverage } from './verify-coverage.ts';

/** Why lines cannot cut polygons. */
export type CutRefusal =
  /** Fewer than two distinct positions on the lattice. */
  | 'line-too-short'
  /** A piece would be smaller than is allowed; `at` is one of its vertices. */
  | 'piece-too-small'
  /** Where lines lie closer than the lattice can tell apart, the cut would damage a neighbour. */
  | 'rounding-conflict';

/** A polygon that is replaced: by two or more pieces, or by one that gained vertices. */
export interface ReplacedPolygon {
  readonly index: number;
  readonly pieces: readonly Polygon[];
}

/** A cut carried out on faces, checked. */
export interface FaceReplacement {
  /** By index ascending. */
  readonly replaced: readonly (ReplacedPolygon & { readonly parts: readonly Part[] })[];
  /** Edges that keep new vertices, by the lower of two twins, with all vertices from their start to their end. */
  readonly chains: ReadonlyMap<number, readonly number[]>;
  /** See `PolygonSplit`. */
  readonly outsideDoubledAreaChange: bigint;
}

/** The pieces of line that cut each target; targets that stay whole are absent. Null: edges collapsed. */
export function cutTargets(
  topology: CoverageTopology,
  targets: readonly number[],
  { vertices, chains, free }: Pick<NodedLines, 'vertices' | 'chains' | 'free'>,
): Map<number, LinePiece[]> | null {
  const cuts = new Map<number, LinePiece[]>();
  if (free.length === 0) return cuts;
  for (const target of [...targets].sort((a, b) => a - b)) {
    const rings = faceRings(topology, target, chains);
    const inside = piecesInside(vertices, rings, free);
    if (inside.length === 0) continue;
    const cut = cutFace(vertices, rings, inside);
    if (!cut) return null;
    if (cut.kept.length > 0) cuts.set(target, cut.kept);
  }
  return cuts;
}

/**
 * Replaces every face that a cut goes through or that gains a vertex by one.
 *
 * @param polygons the faces of the topology
 * @param cuts the pieces of line inside each face; each separates land from land
 */
export function replaceFaces(
  polygons: readonly Polygon[],
  topology: CoverageTopology,
  noded: NodedLines,
  cuts: ReadonlyMap<number, readonly LinePiece[]>,
  minimumPieceM2: number,
): FaceReplacement | { readonly refused: CutRefusal; readonly at: Position | null } {
  const { lattice, vertices } = topology;
  const pieces = [...cuts.values()].flat();
  const chains = neededChains(topology, noded, pieces);
  const faces = facesReplaced(topology, cuts, chains);
  if (!faces) return { refused: 'rounding-conflict', at: placeOf(lattice, vertices, pieces[0]?.from ?? 0) };
  const small = smallPiece(lattice, vertices, faces, minimumPieceM2);
  if (small) return { refused: 'piece-too-small', at: small };
  const replacement: FaceReplacement = {
    replaced: faces.map(({ index, parts }) => ({
      index,
      parts,
      pieces: parts.map((part) => ({
        type: 'Polygon',
        coordinates: partCoordinates(vertices, lattice, part),
      })),
    })),
    chains,
    outsideDoubledAreaChange: outsideChange(topology, chains),
  };
  const damage = damageDone(polygons, topology, replacement);
  return damage ? { refused: 'rounding-conflict', at: damage } : replacement;
}

/** Edges keep only those new vertices at which a cut ends; the others would part a border for nothing. */
function neededChains(
  { from }: CoverageTopology,
  { chains }: NodedLines,
  kept: readonly LinePiece[],
): Map<number, number[]> {
  const needed = new Set(kept.flatMap((piece) => [piece.from, piece.to]));
  const result = new Map<number, number[]>();
  for (const [edge, chain] of chains) {
    const inner = chain.slice(1, -1).filter((id) => needed.has(id));
    if (inner.length > 0) result.set(edge, [from[edge], ...inner, chain[chain.length - 1]]);
  }
  return result;
}

interface ReplacedFace {
  readonly index: number;
  readonly parts: readonly Part[];
}

function facesReplaced(
  topology: CoverageTopology,
  cuts: ReadonlyMap<number, readonly LinePiece[]>,
  chains: ReadonlyMap<number, readonly number[]>,
): ReplacedFace[] | null {
  const { face, twin, vertices } = topology;
  const touched = new Set(cuts.keys());
  for (const edge of chains.keys()) {
    touched.add(face[edge]);
    if (twin[edge] >= 0) touched.add(face[twin[edge]]);
  }
  const replaced: ReplacedFace[] = [];
  for (const index of [...touched].sort((a, b) => a - b)) {
    const cut = cutFace(vertices, faceRings(topology, index, chains), cuts.get(index) ?? []);
    if (!cut) return null;
    replaced.push({ index, parts: cut.parts });
  }
  return replaced;
}

/** A vertex of a piece below the least area, or null. */
function smallPiece(
  lattice: Lattice,
  vertices: PairTable,
  replaced: readonly ReplacedFace[],
  minimumM2: number,
): Position | null {
  for (const { parts } of replaced) {
    if (parts.length < 2) continue;
    for (const part of parts) {
      if ((Number(doubledAreaOf(vertices, part)) / 2) * lattice.areaUnit < minimumM2)
        return placeOf(lattice, vertices, part.exterior[0]);
    }
  }
  return null;
}

/** Twice the area of a part in square lattice units. */
export function doubledAreaOf(vertices: PairTable, part: Part): bigint {
  return [part.exterior, ...part.holes].reduce((sum, ring) => sum + doubledArea(vertices, ring), 0n);
}

/** What the bent edges on the outside add to the area inside, doubled. */
function outsideChange(
  { twin, vertices }: CoverageTopology,
  chains: ReadonlyMap<number, readonly number[]>,
): bigint {
  let change = 0n;
  for (const [edge, chain] of chains) if (twin[edge] < 0) change += doubledArea(vertices, chain);
  return change;
}

/**
 * Where the result is no coverage of the same land, or null: the last word before a cut is handed out. It
 * looks at what is replaced and at whatever lies in the way of an edge that was bent.
 */
function damageDone(
  polygons: readonly Polygon[],
  topology: CoverageTopology,
  { replaced, chains, outsideDoubledAreaChange }: FaceReplacement,
): Position | null {
  if (replaced.length === 0) return null;
  const pieces = new Map(replaced.map(({ index, pieces: own }) => [index, own]));
  const beside = facesBeside(topology, chains).filter((face) => !pieces.has(face));
  const around = beside.map((face) => polygons[face]);
  const after = verifyCoverage([...around, ...replaced.flatMap(({ pieces: own }) => own)]);
  if (after.faults.length > 0) {
    // What was wrong before is none of the cut's business.
    const before = verifyCoverage([...around, ...replaced.map(({ index }) => polygons[index])]);
    if (after.faults.length > before.faults.length) return after.faults[after.faults.length - 1].at;
  }
  const then = replaced.map(({ index }) => faceArea(topology, index));
  const now = replaced.flatMap(({ parts }) => parts.map((part) => doubledAreaOf(topology.vertices, part)));
  const sum = (areas: readonly bigint[]) => areas.reduce((total, area) => total + area, 0n);
  if (sum(now) - sum(then) === outsideDoubledAreaChange) return null;
  return replaced[0].pieces[0].coordinates[0][0];
}

/** Twice the area of a face in square lattice units. */
function faceArea(topology: CoverageTopology, face: number): bigint {
  const rings = faceRings(topology, face, new Map());
  return rings.reduce((sum, ring) => sum + doubledArea(topology.vertices, ring), 0n);
}

/** Faces with an edge whose box touches that of an edge in `chains`. */
function facesBeside(
  { edgeCount, from, to, face, vertices }: CoverageTopology,
  chains: ReadonlyMap<number, readonly number[]>,
): number[] {
  const boxes = [...chains.values()].map((chain) => boxAround(vertices, chain));
  const whole = boxAround(vertices, [...chains.values()].flat());
  const { first: x, second: y } = vertices;
  const found = new Set<number>();
  for (let e = 0; e < edgeCount; e++) {
    const [ax, ay, bx, by] = [x[from[e]], y[from[e]], x[to[e]], y[to[e]]];
    if ((ax < whole[0] && bx < whole[0]) || (ax > whole[2] && bx > whole[2])) continue;
    if ((ay < whole[1] && by < whole[1]) || (ay > whole[3] && by > whole[3])) continue;
    if (found.has(face[e])) continue;
    const [west, south, east, north] = boxAround(vertices, [from[e], to[e]]);
    if (boxes.some((box) => box[0] <= east && box[2] >= west && box[1] <= north && box[3] >= south))
      found.add(face[e]);
  }
  return [...found].sort((a, b) => a - b);
}

/** Which vertices of the table are vertices of faces afterwards: those there were, and those that chains keep. */
export function verticesAfter(
  { leavingStart }: CoverageTopology,
  chains: ReadonlyMap<number, readonly number[]>,
): (id: number) => boolean {
  const kept = new Set([...chains.values()].flat());
  return (id) => id < leavingStart.length - 1 || kept.has(id);
}

function boxAround(
  { first: x, second: y }: PairTable,
  ids: readonly number[],
): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const id of ids) {
    box[0] = Math.min(box[0], x[id]);
    box[1] = Math.min(box[1], y[id]);
    box[2] = Math.max(box[2], x[id]);
    box[3] = Math.max(box[3], y[id]);
  }
  return box;
}

/** A vertex as a position. */
export function placeOf(lattice: Lattice, { first, second }: PairTable, id: number): Position {
  return lattice.toPosition(first[id], second[id]);
}
