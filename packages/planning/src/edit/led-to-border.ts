import { latticeAround } from '@onegrid/geometry';
import type { Position } from 'geojson';
import { type BorderEdge, borderEdgesIn } from './border-edges.ts';
import type { Box, PlanState } from './plan-state.ts';

/** An end of a line nearer to a border than this is taken to it. */
const REACH_METRES = 5;

/**
 * A line with its ends taken to the border where they stop short of it: to the border of this grid, else to that
 * of the grid that they lie in. An end that comes from the border within reach is left hanging over it.
 */
export function ledToBorder(plan: PlanState, code: string, line: readonly Position[]): Position[] {
  const [first, last] = [line[0], line[line.length - 1]];
  if (first[0] === last[0] && first[1] === last[1]) return [...line];
  const start = footOnBorder(plan, code, line);
  const end = footOnBorder(plan, code, [...line].reverse());
  return [...(start ? [start] : []), ...line, ...(end ? [end] : [])];
}

/** Where the beginning of a line is to be taken; null where it is to stay as it is. */
function footOnBorder(plan: PlanState, code: string, line: readonly Position[]): Position | null {
  const plane = planeAt(line[0]);
  const box = boxWithin(plane, 2 * REACH_METRES);
  const edges = borderEdgesIn(plan, box);
  const beginning = beginningOf(plane, line, 2 * REACH_METRES);
  if (edges.some((edge) => beginning.some((to, k) => k > 0 && cross(plane, beginning[k - 1], to, edge))))
    return null;
  const own = edges.filter(({ left, right }) => left === code || right === code);
  return nearest(plane, own) ?? nearest(plane, edges);
}

/** Metres east and north of a place. */
interface Plane {
  readonly at: Position;
  readonly x: number;
  readonly y: number;
}

function planeAt(at: Position): Plane {
  const { scale, metresX, metresY } = latticeAround([{ type: 'Polygon', coordinates: [[at]] }]);
  return { at, x: scale * metresX, y: scale * metresY };
}

function inPlane({ at, x, y }: Plane, [lon, lat]: Position): [number, number] {
  return [(lon - at[0]) * x, (lat - at[1]) * y];
}

function boxWithin({ at, x, y }: Plane, metres: number): Box {
  return [at[0] - metres / x, at[1] - metres / y, at[0] + metres / x, at[1] + metres / y];
}

function lengthOf(x: number, y: number): number {
  // A root, which every engine rounds alike; hypot is not.
  return Math.sqrt(x * x + y * y);
}

/** The line from its beginning for at least this length. */
function beginningOf(plane: Plane, line: readonly Position[], metres: number): Position[] {
  const beginning = [line[0]];
  let length = 0;
  for (let i = 1; i < line.length && length < metres; i++) {
    const [ax, ay] = inPlane(plane, line[i - 1]);
    const [bx, by] = inPlane(plane, line[i]);
    const step = lengthOf(bx - ax, by - ay);
    const t = Math.min(1, (metres - length) / step);
    length += step;
    beginning.push(
      t < 1
        ? [
            line[i - 1][0] + (line[i][0] - line[i - 1][0]) * t,
            line[i - 1][1] + (line[i][1] - line[i - 1][1]) * t,
          ]
        : line[i],
    );
  }
  return beginning;
}

function cross(plane: Plane, from: Position, to: Position, edge: BorderEdge): boolean {
  const [a, b, c, d] = [from, to, edge.from, edge.to].map((position) => inPlane(plane, position));
  return side(a, b, c) * side(a, b, d) <= 0 && side(c, d, a) * side(c, d, b) <= 0;
}

function side([ax, ay]: number[], [bx, by]: number[], [cx, cy]: number[]): number {
  return Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
}

/** The nearest position on these edges within reach, but not where the plane's place is on it already. */
function nearest(plane: Plane, edges: readonly BorderEdge[]): Position | null {
  let best: Position | null = null;
  let least = REACH_METRES;
  for (const { from, to } of edges) {
    const [ax, ay] = inPlane(plane, from);
    const [bx, by] = inPlane(plane, to);
    const [dx, dy] = [bx - ax, by - ay];
    const t = Math.min(1, Math.max(0, -(ax * dx + ay * dy) / (dx * dx + dy * dy)));
    const distance = lengthOf(ax + t * dx, ay + t * dy);
    if (distance >= least) continue;
    least = distance;
    best = t === 0 ? from : t === 1 ? to : [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t];
  }
  return best;
}
