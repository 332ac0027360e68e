import type { MoveVerticesOp, PlanState } from '@onegrid/planning';
import type { Position } from 'geojson';
import { type BorderLine, borderLines, placeKey } from './border-lines.ts';
import { onLattice } from './operations.ts';
import { simplified } from './simplify.ts';

/** A point by which a border is moved. */
export interface BorderHandle {
  /** Degrees. */
  readonly at: Position;
  /** Node: borders of more than two grids meet here. Middle: moving it makes a new point between two. */
  readonly kind: 'node' | 'vertex' | 'middle';
  /** The stretches that move with it: on each the handle's vertex and where the stretch ends on either side. */
  readonly stretches: readonly Stretch[];
}

interface Stretch {
  readonly line: readonly Position[];
  readonly from: number;
  /** Position of the handle's vertex; between two vertices where there is none yet. */
  readonly at: number;
  readonly to: number;
}

/**
 * The points by which the border of a grid can be moved: the vertices of a simplified border, and one between each
 * two. Nothing on the outside of the plan can be moved.
 *
 * @param within how far the simplified border may lie from the true one, in degrees of latitude
 */
export function borderHandles(plan: PlanState, code: string, within: number): BorderHandle[] {
  const lines = borderLines(plan, code);
  const fixed = new Set(lines.filter(({ outside }) => outside).flatMap(({ line }) => line.map(placeKey)));
  const inner = lines
    .filter(({ outside }) => !outside)
    .map((border) => ({ ...border, kept: kept(border, within) }));
  const own = inner.filter((border) => border.own);
  return [
    ...nodes(inner, own, fixed),
    ...own.flatMap(({ line, kept: points }) => alongLine(line, points, within)),
  ];
}

type Simplified = BorderLine & { readonly kept: readonly number[] };

/** Vertices of the line that stand for it; a ring needs two beside the one where it begins. */
function kept({ line }: BorderLine, within: number): number[] {
  const points = simplified(line, within);
  if (points.length > 2 || placeKey(line[0]) !== placeKey(line[line.length - 1])) return points;
  const third = Math.floor(line.length / 3);
  return [0, third, 2 * third, line.length - 1];
}

/** Where own lines begin and end: all lines that meet there follow. */
function nodes(inner: readonly Simplified[], own: readonly Simplified[], fixed: ReadonlySet<string>) {
  const places = new Map<string, Position>();
  for (const { line } of own) {
    for (const end of [line[0], line[line.length - 1]]) places.set(placeKey(end), end);
  }
  return [...places]
    .filter(([key]) => !fixed.has(key))
    .map(([key, at]): BorderHandle => {
      const stretches = inner.flatMap(({ line, kept: points }) => [
        ...(placeKey(line[0]) === key ? [{ line, from: 0, at: 0, to: points[1] }] : []),
        ...(placeKey(line[line.length - 1]) === key
          ? [{ line, from: points[points.length - 2], at: line.length - 1, to: line.length - 1 }]
          : []),
      ]);
      return { at, kind: stretches.length > 2 ? 'node' : 'vertex', stretches };
    });
}

function alongLine(line: readonly Position[], points: readonly number[], within: number): BorderHandle[] {
  const vertices = points.slice(1, -1).map(
    (at, i): BorderHandle => ({
      at: line[at],
      kind: 'vertex',
      stretches: [{ line, from: points[i], at, to: points[i + 2] }],
    }),
  );
  const middles = points.slice(1).flatMap((to, i): BorderHandle[] => {
    const from = points[i];
    // Closer together they could not be told from their neighbours.
    if (lengthOf(line, from, to) < 8 * within) return [];
    const at = to - from === 1 ? from + 0.5 : middleVertex(line, from, to);
    return [{ at: placeAt(line, at), kind: 'middle', stretches: [{ line, from, at, to }] }];
  });
  return [...vertices, ...middles];
}

/**
 * Moves a handle and with it its stretches: each vertex by as much as it lies near the handle along the border, the
 * ends of the stretches not at all.
 *
 * @param to degrees
 */
export function carry({ at, stretches }: BorderHandle, to: Position): MoveVerticesOp {
  const target = onLattice(to);
  const shift = [target[0] - at[0], target[1] - at[1]];
  const insert = stretches.find((stretch) => !Number.isInteger(stretch.at));
  if (insert !== undefined) {
    const { line, from, to: end } = insert;
    return { kind: 'move-vertices', moves: [], inserts: [{ between: [line[from], line[end]], at: target }] };
  }
  const shares = new Map<string, { readonly from: Position; readonly share: number }>();
  for (const { line, from, at: held, to: end } of stretches) {
    const before = lengthOf(line, from, held);
    const after = lengthOf(line, held, end);
    for (let i = from; i <= end; i++) {
      const share =
        i === held ? 1 : i < held ? lengthOf(line, from, i) / before : lengthOf(line, i, end) / after;
      const key = placeKey(line[i]);
      const known = shares.get(key)?.share ?? 0;
      shares.set(key, { from: line[i], share: i === held ? 1 : Math.min(1, Math.max(share, known)) });
    }
  }
  const moves = [...shares.values()]
    .map(({ from, share }) => ({
      from,
      to: onLattice([from[0] + shift[0] * share, from[1] + shift[1] * share]),
    }))
    .filter(({ from, to: moved }) => placeKey(from) !== placeKey(moved));
  return { kind: 'move-vertices', moves, inserts: [] };
}

/** The stretches of a handle as a move of its vertices makes them. */
export function stretchesAfter(
  { stretches }: BorderHandle,
  { moves, inserts }: MoveVerticesOp,
): Position[][] {
  const moved = new Map(moves.map(({ from, to }) => [placeKey(from), to]));
  return stretches.map(({ line, from, to }) => [
    ...line.slice(from, from + 1).map((at) => moved.get(placeKey(at)) ?? at),
    ...inserts.map(({ at }) => at),
    ...line.slice(from + 1, to + 1).map((at) => moved.get(placeKey(at)) ?? at),
  ]);
}

/** Takes a handle away: the border runs straight between its neighbours. Null for nodes and for what is no vertex. */
export function remove({ kind, stretches }: BorderHandle): MoveVerticesOp | null {
  if (kind !== 'vertex' || stretches.length !== 1) return null;
  const [{ line, from, to }] = stretches;
  const moves = line.slice(from + 1, to).map((vertex) => ({ from: vertex, to: null }));
  return { kind: 'move-vertices', moves, inserts: [] };
}

function middleVertex(line: readonly Position[], from: number, to: number): number {
  const half = lengthOf(line, from, to) / 2;
  let best = from + 1;
  for (let i = from + 1; i < to; i++) {
    if (Math.abs(lengthOf(line, from, i) - half) < Math.abs(lengthOf(line, from, best) - half)) best = i;
  }
  return best;
}

function placeAt(line: readonly Position[], at: number): Position {
  if (Number.isInteger(at)) return line[at];
  const [a, b] = [line[Math.floor(at)], line[Math.ceil(at)]];
  return onLattice([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]);
}

/** Flat, in degrees of latitude. */
function lengthOf(line: readonly Position[], from: number, to: number): number {
  let length = 0;
  for (let i = from + 1; i <= to; i++) {
    const scale = Math.cos((line[i][1] * Math.PI) / 180);
    length += Math.hypot((line[i][0] - line[i - 1][0]) * scale, line[i][1] - line[i - 1][1]);
  }
  return length;
}
