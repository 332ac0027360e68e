import { distance, nearestOnSegment, type Point2 } from './plane.ts';

export interface Piece {
  readonly a: number;
  readonly b: number;
  readonly line: number;
}

/** A junction and what lies nearer to it than this become one. */
const WELD_METRES = 1;
/** A point on a line goes where another is this near and the line hardly changes. */
const SPARE_METRES = 2;
const STRAIGHT_METRES = 0.15;

/** Welds junctions that all but coincide and drops points that a line does not need. Keeps the order. */
export function tidyPieces(pieces: readonly Piece[], points: readonly Point2[]): Piece[] {
  return dropSpare(weld(pieces, points), points);
}

function degrees(pieces: readonly Piece[]): Map<number, number> {
  const degree = new Map<number, number>();
  for (const { a, b } of pieces) {
    degree.set(a, (degree.get(a) ?? 0) + 1);
    degree.set(b, (degree.get(b) ?? 0) + 1);
  }
  return degree;
}

function weld(pieces: readonly Piece[], points: readonly Point2[]): Piece[] {
  const degree = degrees(pieces);
  const instead = new Map<number, number>();
  for (const { a, b } of pieces) {
    if (distance(points[a]!, points[b]!) >= WELD_METRES) continue;
    if (instead.has(a) || instead.has(b)) continue;
    const [kept, gone] = degree.get(a)! >= degree.get(b)! ? [a, b] : [b, a];
    if (degree.get(kept)! < 3) continue;
    instead.set(gone, kept);
    // What others are welded onto stays where it is.
    instead.set(kept, kept);
  }
  const known = new Set<string>();
  return pieces.flatMap(({ a, b, line }): Piece[] => {
    const [from, to] = [instead.get(a) ?? a, instead.get(b) ?? b];
    const key = from < to ? `${from},${to}` : `${to},${from}`;
    if (from === to || known.has(key)) return [];
    known.add(key);
    return [{ a: from, b: to, line }];
  });
}

function dropSpare(pieces: readonly Piece[], points: readonly Point2[]): Piece[] {
  const degree = degrees(pieces);
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out[out.length - 1];
    if (last && last.line === piece.line && last.b === piece.a && degree.get(piece.a) === 2) {
      const [from, at, to] = [points[last.a]!, points[piece.a]!, points[piece.b]!];
      const isShort = distance(from, at) < SPARE_METRES || distance(at, to) < SPARE_METRES;
      const isStraight = distance(at, nearestOnSegment(at, from, to)) < STRAIGHT_METRES;
      if (isShort && isStraight && last.a !== piece.b) {
        out[out.length - 1] = { ...last, b: piece.b };
        continue;
      }
    }
    out.push(piece);
  }
  return out;
}
