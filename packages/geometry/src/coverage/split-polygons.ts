import type { LineString, Polygon, Position } from 'geojson';
import type { Lattice } from '../lattice.ts';
import type { PairTable } from '../planar/pair-table.ts';
import { type Part, partCoordinates } from './assemble.ts';
import { cutFace, faceRings, piecesInside } from './cut-face.ts';
import { type LinePiece, type NodedLine, nodeLine } from './node-line.ts';
import { buildTopology, type CoverageTopology, doubledArea } from './topology.ts';
import { verifyCoverage } from './verify-coverage.ts';

export interface SplitOptions {
  /** A drawn line passing a vertex nearer than this goes through the vertex; default 0.5 m. */
  readonly snapMetres?: number;
  /** No piece may be smaller than this; default 1 m2. */
  readonly minimumPieceM2?: number;
}

/** Why a line cannot cut the polygons. */
export type SplitRefusal =
  /** Fewer than two distinct positions on the lattice. */
  | 'line-too-short'
  /** It neither cuts a target in two nor runs along the border of one. */
  | 'line-does-not-cross'
  /** A piece would be smaller than `minimumPieceM2`; `at` is one of its vertices. */
  | 'piece-too-small'
  /** Where lines lie closer than the lattice can tell apart, the cut would damage a neighbour. */
  | 'rounding-conflict';

export interface PolygonSplit {
  /** Polygons that change, by index ascending: two or more pieces, or one that gained vertices. */
  readonly replaced: readonly { readonly index: number; readonly pieces: readonly Polygon[] }[];
  /**
   * The edges that lie on the line afterwards, as drawn: those that cut a target, and those where the line
   * follows the border of a target. Their ends are vertices of the pieces, number for number.
   */
  readonly cut: readonly (readonly [Position, Position])[];
  /**
   * By how much the area inside changes in doubled square lattice units: a crossing with the outside of
   * the coverage is rounded to the lattice, which moves that border by less than one unit. 0 where the
   * line meets the outside in vertices or not at all. Between polygons nothing is ever lost.
   */
  readonly outsideDoubledAreaChange: bigint;
}

export type SplitOutcome =
  | { readonly split: PolygonSplit }
  | { readonly refused: SplitRefusal; readonly at: Position | null };

interface ReplacedFace {
  readonly index: number;
  readonly parts: readonly Part[];
}

/**
 * Cuts target polygons of an edge-matched coverage along a drawn line.
 *
 * Crossings are rounded to the lattice and become vertices of the target and of every polygon that shares
 * the edge, so the result is edge-matched again, and the doubled areas of what is replaced add up to the
 * same integer (but see `outsideDoubledAreaChange`). Stretches of the line that do not help to separate
 * anything (ends hanging inside, parts outside the targets) leave no trace. Holes, several crossings,
 * lines through vertices, along borders and through themselves are allowed.
 *
 * @param polygons the targets and everything around them: whoever shares a border with a target must be
 *   there, or it is taken for the outside. CRS84 degrees on the 1e-7 lattice, valid by `verifyCoverage`
 * @param targets indices of the polygons to cut
 */
export function splitPolygons(
  polygons: readonly Polygon[],
  targets: readonly number[],
  line: LineString,
  options: SplitOptions = {},
): SplitOutcome {
  const { snapMetres = 0.5, minimumPieceM2 = 1 } = options;
  const topology = buildTopology(polygons);
  const { lattice, vertices } = topology;
  const noded = nodeLine(topology, new Set(targets), line.coordinates, snapMetres);
  if (!noded) return { refused: 'line-too-short', at: null };
  const cuts = cutTargets(topology, targets, noded);
  if (!cuts) return { refused: 'rounding-conflict', at: line.coordinates[0] };
  const chains = neededChains(topology, noded, [...cuts.values()].flat());
  const onBorders = new Set([...topology.from, ...[...chains.values()].flat()]);
  const along = noded.along.filter(({ from, to }) => onBorders.has(from) && onBorders.has(to));
  const cut = [...[...cuts.values()].flat(), ...along];
  if (cut.length === 0) return { refused: 'line-does-not-cross', at: null };
  const replaced = replaceFaces(topology, cuts, chains);
  if (!replaced) return { refused: 'rounding-conflict', at: line.coordinates[0] };
  const small = smallPiece(lattice, vertices, replaced, minimumPieceM2);
  if (small) return { refused: 'piece-too-small', at: small };
  const split: PolygonSplit = {
    replaced: replaced.map(({ index, parts }) => ({
      index,
      pieces: parts.map((part) => ({
        type: 'Polygon',
        coordinates: partCoordinates(vertices, lattice, part),
      })),
    })),
    cut: cut.map(({ from, to }) => [place(lattice, vertices, from), place(lattice, vertices, to)]),
    outsideDoubledAreaChange: outsideChange(topology, chains),
  };
  const damage = damageDone(polygons, split);
  return damage ? { refused: 'rounding-conflict', at: damage } : { split };
}

/** The pieces of the line that cut each target; targets that stay whole are absent. Null: edges collapsed. */
function cutTargets(
  topology: CoverageTopology,
  targets: readonly number[],
  { vertices, chains, free }: NodedLine,
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

/** Edges keep only those new vertices at which a cut ends; the others would part a border for nothing. */
function neededChains(
  { from }: CoverageTopology,
  { chains }: NodedLine,
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

function replaceFaces(
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
      const doubled = [part.exterior, ...part.holes].reduce(
        (sum, ring) => sum + doubledArea(vertices, ring),
        0n,
      );
      if ((Number(doubled) / 2) * lattice.areaUnit < minimumM2)
        return place(lattice, vertices, part.exterior[0]);
    }
  }
  return null;
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

/** Where the result is no coverage of the same land, or null: the last word before a cut is handed out. */
function damageDone(polygons: readonly Polygon[], split: PolygonSplit): Position | null {
  const pieces = new Map(split.replaced.map(({ index, pieces }) => [index, pieces]));
  const before = verifyCoverage(polygons);
  const after = verifyCoverage(polygons.flatMap((polygon, i) => pieces.get(i) ?? [polygon]));
  if (after.faults.length > before.faults.length) return after.faults[after.faults.length - 1].at;
  if (after.doubledArea - before.doubledArea === split.outsideDoubledAreaChange) return null;
  return split.cut[0][0];
}

function place(lattice: Lattice, vertices: PairTable, id: number): Position {
  return lattice.toPosition(vertices.first[id], vertices.second[id]);
}
