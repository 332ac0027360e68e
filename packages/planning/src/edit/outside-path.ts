import { latticeAround } from '@onegrid/geometry';
import type { Position } from 'geojson';
import { type BorderEdge, borderEdgesAt, positionKey } from './border-edges.ts';
import type { PlanState } from './plan-state.ts';

/** A vertex on the outside of the plan follows a pointer no further off the outside than this. */
const REACH_METRES = 5;
/** Edges of the outside that are looked at on either side of a vertex. */
const MOST_EDGES = 400;

/**
 * The way along the outside of the plan from a vertex to the place there that is nearest to a position. It does
 * not pass another vertex that two grids share.
 *
 * @param from a vertex on the outside, number for number
 * @returns positions from `from` to the place, at least two; null where the outside is further away than a pointer
 *   may stray, or where the vertex does not move
 */
export function slideOnOutside(
  plan: PlanState,
  from: Position,
  near: Position,
  reachMetres = REACH_METRES,
): Position[] | null {
  const { scale, metresX, metresY } = latticeAround([{ type: 'Polygon', coordinates: [[from]] }]);
  const plane = ([lon, lat]: Position): [number, number] => [
    (lon - near[0]) * scale * metresX,
    (lat - near[1]) * scale * metresY,
  ];
  let best: Position[] | null = null;
  let least = reachMetres;
  for (const first of outsideEdges(borderEdgesAt(plan, from))) {
    const way: Position[] = [from];
    for (let edge: BorderEdge | null = first, steps = 0; edge && steps < MOST_EDGES; steps++) {
      const [ax, ay] = plane(way[way.length - 1]);
      const far = otherEnd(edge, way[way.length - 1]);
      const [bx, by] = plane(far);
      const [dx, dy] = [bx - ax, by - ay];
      const t = Math.min(1, Math.max(0, -(ax * dx + ay * dy) / (dx * dx + dy * dy)));
      const [x, y] = [ax + t * dx, ay + t * dy];
      const distance = Math.sqrt(x * x + y * y);
      const edges = outsideEdges(borderEdgesAt(plan, far));
      const isNode = borderEdgesAt(plan, far).length !== 2 || edges.length !== 2;
      if (distance < least && t > 0 && !(t === 1 && isNode)) {
        least = distance;
        best = [...way, onEdge(way[way.length - 1], far, t)];
      }
      way.push(far);
      edge = isNode ? null : (edges.find((next) => !joins(next, way[way.length - 2], far)) ?? null);
    }
  }
  return best === null || positionKey(best[best.length - 1]) === positionKey(from) ? null : best;
}

function outsideEdges(edges: readonly BorderEdge[]): BorderEdge[] {
  return edges.filter(({ right }) => right === null);
}

function otherEnd({ from, to }: BorderEdge, end: Position): Position {
  return positionKey(from) === positionKey(end) ? to : from;
}

function joins(edge: BorderEdge, a: Position, b: Position): boolean {
  const ends = [edge.from, edge.to].map(positionKey);
  return ends.includes(positionKey(a)) && ends.includes(positionKey(b));
}

/** The place at a share of an edge, on the lattice. */
function onEdge(a: Position, b: Position, t: number): Position {
  if (t === 1) return b;
  return [0, 1].map((axis) => Math.round((a[axis] + (b[axis] - a[axis]) * t) * 1e7) / 1e7);
}
