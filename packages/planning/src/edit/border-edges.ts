import type { Position } from 'geojson';
import { atomsTouching, type Box, type PlanState } from './plan-state.ts';

/** An edge between two grids, or between a grid and the outside of the plan. */
export interface BorderEdge {
  readonly from: Position;
  readonly to: Position;
  /** Grid on the left, seen from `from`. */
  readonly left: string;
  /** Grid on the right; null where the plan ends. */
  readonly right: string | null;
}

/** A position as a key, number for number. */
export function positionKey([lon, lat]: Position): string {
  return `${lon} ${lat}`;
}

/** The edge between two positions as a key, the same from both ends. */
export function edgeBetween(a: Position, b: Position): string {
  const [first, second] = [positionKey(a), positionKey(b)].sort();
  return `${first} ${second}`;
}

/** The borders of grids whose edges' boxes touch a box, each edge once. */
export function borderEdgesIn(plan: PlanState, box: Box): BorderEdge[] {
  const [west, south, east, north] = box;
  const edges = new Map<string, { from: Position; to: Position; left: string; right: string | null }>();
  for (const i of atomsTouching(plan, box)) {
    for (const ring of plan.atoms[i].geometry.coordinates) {
      for (let k = 1; k < ring.length; k++) {
        const [from, to] = [ring[k - 1], ring[k]];
        if (Math.max(from[0], to[0]) < west || Math.min(from[0], to[0]) > east) continue;
        if (Math.max(from[1], to[1]) < south || Math.min(from[1], to[1]) > north) continue;
        const key = edgeBetween(from, to);
        const other = edges.get(key);
        // Every ring has its atom on the left, so the other side of the edge is found on the way back.
        if (other) other.right = plan.codes[i];
        else edges.set(key, { from, to, left: plan.codes[i], right: null });
      }
    }
  }
  return [...edges.values()].filter(({ left, right }) => left !== right);
}

/** The borders of grids that end in a vertex. */
export function borderEdgesAt(plan: PlanState, vertex: Position): BorderEdge[] {
  const [lon, lat] = vertex;
  const key = positionKey(vertex);
  return borderEdgesIn(plan, [lon, lat, lon, lat]).filter(
    ({ from, to }) => positionKey(from) === key || positionKey(to) === key,
  );
}
