import type { Polygon, Position } from 'geojson';
import { PairTable } from '../planar/pair-table.ts';
import type { Part } from './assemble.ts';
import { cutFace, faceRings } from './cut-face.ts';
import { FaceParts, type PartOfFace } from './face-parts.ts';
import { type LinePiece, type NodedLines, nodeLines } from './node-lines.ts';
import {
  type CutRefusal,
  cutTargets,
  placeOf,
  type ReplacedPolygon,
  replaceFaces,
  verticesAfter,
} from './replace-faces.ts';
import { buildTopology, type CoverageTopology } from './topology.ts';

/** Lines laid over polygons: what they could cut, before anything is decided. */
export interface LaidLines {
  /** Every target cut wherever lines part it, every other polygon whole. */
  readonly parts: FaceParts;
  readonly polygons: readonly Polygon[];
  readonly topology: CoverageTopology;
  readonly noded: NodedLines;
  /** The pieces of line that cut each target. */
  readonly cuts: ReadonlyMap<number, readonly LinePiece[]>;
}

/** A polygon that is replaced, with the owner of each piece. */
export interface OwnedPieces extends ReplacedPolygon {
  readonly owners: readonly number[];
}

/** Polygons cut where their parts have different owners. */
export interface OwnedCut {
  /** By index ascending; one piece where a polygon only gained vertices. */
  readonly replaced: readonly OwnedPieces[];
  /** The owner of each polygon that is not replaced, by index ascending. */
  readonly whole: readonly { readonly index: number; readonly owner: number }[];
  /**
   * Edges on the lines that have different owners on either side, as drawn, with the lines that run along them.
   * Their ends are vertices of the pieces, number for number.
   */
  readonly cut: readonly {
    readonly edge: readonly [Position, Position];
    readonly lines: readonly number[];
  }[];
  /** See `PolygonSplit`. */
  readonly outsideDoubledAreaChange: bigint;
}

/**
 * Lays lines over polygons of an edge-matched coverage and finds the parts into which they would cut the
 * targets. Which of the cuts are made is decided by giving every part an owner (`cutByOwner`).
 *
 * @param polygons the targets and everything around them: whoever shares a border with a target must be
 *   there, or it is taken for the outside. CRS84 degrees on the 1e-7 lattice, valid by `verifyCoverage`
 * @param targets indices of the polygons that may be cut
 * @param lines CRS84 degrees; they may cross and touch whatever they like
 * @param snapMetres of each line: where it passes a vertex nearer than this it goes through the vertex
 */
export function layLines(
  polygons: readonly Polygon[],
  targets: readonly number[],
  lines: readonly (readonly Position[])[],
  snapMetres: readonly number[],
): LaidLines | { readonly refused: CutRefusal; readonly at: Position | null } {
  const topology = buildTopology(polygons);
  const noded = nodeLines(topology, new Set(targets), lines, snapMetres);
  if (!noded) return { refused: 'line-too-short', at: null };
  const conflict = { refused: 'rounding-conflict', at: lines[0][0] } as const;
  const cuts = cutTargets(topology, targets, noded);
  if (!cuts) return conflict;
  const parts: PartOfFace[] = [];
  for (let face = 0; face < polygons.length; face++) {
    const rings = faceRings(topology, face, noded.chains);
    const pieces = cuts.get(face);
    if (!pieces) {
      parts.push({ face, rings });
      continue;
    }
    const cut = cutFace(noded.vertices, rings, pieces);
    if (!cut) return conflict;
    for (const { exterior, holes } of cut.parts) parts.push({ face, rings: [exterior, ...holes] });
  }
  return { parts: new FaceParts(topology, noded, parts), polygons, topology, noded, cuts };
}

/**
 * Cuts the polygons where two of their parts have different owners, and nowhere else: stretches of line
 * between parts of one owner leave no trace.
 *
 * @param owners of each part, in the order of `laid.parts`
 */
export function cutByOwner(
  { parts, polygons, topology, noded, cuts }: LaidLines,
  owners: readonly number[],
  minimumPieceM2 = 0,
): { readonly cut: OwnedCut } | { readonly refused: CutRefusal; readonly at: Position | null } {
  const { lattice, vertices } = topology;
  const parted = ({ from, to }: LinePiece) => {
    const [left, right] = [parts.leftOf(from, to), parts.leftOf(to, from)];
    return left >= 0 && right >= 0 && owners[left] !== owners[right];
  };
  const needed = new Map<number, LinePiece[]>();
  for (const [face, pieces] of cuts) {
    const own = pieces.filter(parted);
    if (own.length > 0) needed.set(face, own);
  }
  const outcome = replaceFaces(polygons, topology, noded, needed, minimumPieceM2);
  if ('refused' in outcome) return outcome;
  const ownerOfFace = ownersOfFaces(parts, owners);
  const replaced: OwnedPieces[] = [];
  for (const { index, pieces, parts: own } of outcome.replaced) {
    const sides = needed.has(index) ? own.map((part) => ownerOfPart(parts, owners, index, part)) : null;
    if (sides?.includes(null)) return { refused: 'rounding-conflict', at: pieces[0].coordinates[0][0] };
    replaced.push({
      index,
      pieces,
      owners: own.map((_, k) => sides?.[k] ?? ownerOfFace.get(index)!),
    });
  }
  const gone = new Set(replaced.map(({ index }) => index));
  const whole = [...ownerOfFace]
    .filter(([index]) => !gone.has(index))
    .map(([index, owner]) => ({ index, owner }))
    .sort((a, b) => a.index - b.index);
  const isVertex = verticesAfter(topology, outcome.chains);
  const along = [...noded.along, ...noded.elsewhere].filter(
    (piece) => isVertex(piece.from) && isVertex(piece.to) && parted(piece),
  );
  const cut = [...[...needed.values()].flat(), ...along].map(({ from, to, lines }) => ({
    edge: [placeOf(lattice, vertices, from), placeOf(lattice, vertices, to)] as const,
    lines,
  }));
  return { cut: { replaced, whole, cut, outsideDoubledAreaChange: outcome.outsideDoubledAreaChange } };
}

/** The owner of each face that is not cut: that of its largest part, where rounding pinches it in two. */
function ownersOfFaces(parts: FaceParts, owners: readonly number[]): Map<number, number> {
  const largest = new Map<number, number>();
  parts.faces.forEach((face, part) => {
    const other = largest.get(face);
    if (other === undefined || (owners[other] !== owners[part] && parts.areaM2(other) < parts.areaM2(part)))
      largest.set(face, part);
  });
  return new Map([...largest].map(([face, part]) => [face, owners[part]]));
}

/** The owner of a piece of a face, by any edge that it has in common with one of the parts laid out before. */
function ownerOfPart(
  parts: FaceParts,
  owners: readonly number[],
  face: number,
  { exterior, holes }: Part,
): number | null {
  for (const ring of [exterior, ...holes]) {
    for (let i = 0; i < ring.length; i++) {
      const part = parts.leftOf(ring[i], ring[(i + 1) % ring.length]);
      if (part >= 0 && parts.faces[part] === face) return owners[part];
    }
  }
  return null;
}

/**
 * A place where some of the lines laid cross or touch each other, themselves, or edges between certain faces; or
 * null.
 *
 * @param lines the lines meant
 * @param ends where they may meet
 * @param isWall whether they must keep off an edge between two faces; the second is -1 on the outside
 * @param open lines along which there is no wall any more
 */
export function meetingOf(
  { topology, noded }: LaidLines,
  lines: (line: number) => boolean,
  ends: readonly Position[],
  isWall: (face: number, other: number) => boolean,
  open: (line: number) => boolean,
): Position | null {
  const { lattice, vertices, edgeCount, from, to, face, twin } = topology;
  const allowed = new Set(ends.map(([x, y]) => vertices.find(lattice.toX(x), lattice.toY(y))));
  const pieces = new Map<number, number>();
  const opened = new PairTable();
  for (const piece of [...noded.free, ...noded.along, ...noded.elsewhere]) {
    if (piece.lines.some(open)) opened.add(Math.min(piece.from, piece.to), Math.max(piece.from, piece.to));
    if (!piece.lines.some(lines)) continue;
    for (const id of [piece.from, piece.to]) {
      if (allowed.has(id)) continue;
      const count = (pieces.get(id) ?? 0) + 1;
      if (count > 2) return placeOf(lattice, vertices, id);
      pieces.set(id, count);
    }
  }
  for (let e = 0; e < edgeCount; e++) {
    if (twin[e] > e) continue;
    const chain = noded.chains.get(twin[e] < 0 ? e : twin[e]) ?? [from[e], to[e]];
    if (!chain.some((id) => pieces.has(id))) continue;
    if (!isWall(face[e], twin[e] < 0 ? -1 : face[twin[e]])) continue;
    for (let i = 1; i < chain.length; i++) {
      const [a, b] = [chain[i - 1], chain[i]];
      if (opened.find(Math.min(a, b), Math.max(a, b)) >= 0) continue;
      for (const id of [a, b]) if (pieces.has(id)) return placeOf(lattice, vertices, id);
    }
  }
  return null;
}
