import type { Position } from 'geojson';
import { type BorderEdge, borderEdgesAt, edgeBetween, positionKey } from './border-edges.ts';
import type { MoveVerticesOp } from './edit-op.ts';
import type { Refusal } from './issue.ts';
import { slideOnOutside } from './outside-path.ts';
import { atomsTouching, type PlanState } from './plan-state.ts';

/** About 8 cm: a vertex that a straight border was led through by snapping and rounding is no further off it. */
const STRAIGHT_DEGREES = 8e-7;

/** A stretch of border between two grids as it is and as it is to be. */
export interface MovedStretch {
  readonly left: string;
  readonly right: string;
  readonly before: readonly Position[];
  readonly after: readonly Position[];
  /** Ways along the outside of the plan on which its ends slide. */
  readonly slides: readonly (readonly Position[])[];
}

interface Vertex {
  readonly from: Position;
  /** Null where it is taken away. */
  readonly to: Position | null;
  readonly edges: readonly BorderEdge[];
  /** From the old position to the new along the outside; null for a vertex within the plan. */
  readonly slide: readonly Position[] | null;
}

/** The stretches of border that change when vertices move, go and come; or why they cannot. */
export function movedBorders(
  plan: PlanState,
  { moves, inserts }: MoveVerticesOp,
): { readonly stretches: readonly MovedStretch[] } | { readonly refused: Refusal } {
  const vertices = new Map<string, Vertex>();
  for (const { from, to } of moves) {
    const vertex = movedVertex(plan, from, to === null ? null : onLattice(to));
    if ('code' in vertex) return { refused: vertex };
    vertices.set(positionKey(from), vertex);
  }
  const inserted = new Map<string, Position[]>();
  const changed = new Map<string, BorderEdge>();
  for (const { edges } of vertices.values()) {
    for (const edge of edges) if (edge.right !== null) changed.set(edgeBetween(edge.from, edge.to), edge);
  }
  for (const { between, at } of inserts) {
    const key = edgeBetween(...between);
    const edge = borderEdgesAt(plan, between[0]).find(({ from, to }) => edgeBetween(from, to) === key);
    if (!edge) return { refused: { code: 'border-unknown', params: {}, at: between[0] } };
    if (edge.right === null) return { refused: { code: 'outside-moves', params: {}, at: between[0] } };
    changed.set(key, edge);
    const own = inserted.get(key) ?? [];
    const forward = positionKey(between[0]) === positionKey(edge.from);
    inserted.set(key, forward ? [...own, onLattice(at)] : [onLattice(at), ...own]);
  }
  return stretchesOf(plan, vertices, inserted, changed);
}

function movedVertex(plan: PlanState, from: Position, to: Position | null): Vertex | Refusal {
  const edges = borderEdgesAt(plan, from);
  if (edges.length === 0) return { code: 'vertex-unknown', params: {}, at: from };
  const outside = edges.some(({ right }) => right === null);
  if (to === null) {
    if (outside) return { code: 'outside-moves', params: {}, at: from };
    return edges.length === 2
      ? { from, to, edges, slide: null }
      : { code: 'vertex-is-node', params: {}, at: from };
  }
  if (!outside) return { from, to, edges, slide: null };
  const slide = edges.length > 2 ? slideOnOutside(plan, from, to) : null;
  return slide === null
    ? { code: 'outside-moves', params: {}, at: from }
    : { from, to: slide[slide.length - 1], edges, slide };
}

function onLattice([lon, lat]: Position): Position {
  return [Math.round(lon * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7];
}

/** Joins changed edges over the vertices that go, and gives every stretch its new way. */
function stretchesOf(
  plan: PlanState,
  vertices: ReadonlyMap<string, Vertex>,
  inserted: ReadonlyMap<string, readonly Position[]>,
  changed: ReadonlyMap<string, BorderEdge>,
): { readonly stretches: readonly MovedStretch[] } | { readonly refused: Refusal } {
  const done = new Set<string>();
  const stretches: MovedStretch[] = [];
  for (const [key, edge] of changed) {
    if (done.has(key)) continue;
    const forward = followed(plan, vertices, edge);
    const backward = followed(plan, vertices, turned(edge));
    if (forward === null || backward === null)
      return { refused: { code: 'grid-would-vanish', params: { code: edge.left }, at: edge.from } };
    const way = [...backward.slice(1).reverse().map(turned), ...forward];
    const ends = [way[0].from, way[way.length - 1].to];
    const [first, last] = ends.map((end) => vertices.get(positionKey(end))?.to ?? end);
    const between = way.flatMap(({ from, to }) => {
      const own = edgeBetween(from, to);
      done.add(own);
      const added = inserted.get(own) ?? [];
      return positionKey(changed.get(own)?.from ?? from) === positionKey(from) ? added : [...added].reverse();
    });
    stretches.push({
      left: edge.left,
      right: edge.right!,
      before: [way[0].from, ...way.map(({ to }) => to)],
      after: [first, ...between, last],
      slides: ends.flatMap((end) => {
        const slide = vertices.get(positionKey(end))?.slide ?? null;
        return slide === null ? [] : [slide];
      }),
    });
  }
  return { stretches };
}

/**
 * The border from an edge on: over vertices that are taken away, and over those on which it runs straight, up to
 * one that moves or bends it. A border that was cut out of atoms has a vertex wherever it crosses their edges;
 * the next one that a planner would see is further on.
 *
 * @returns null where it comes back to the edge
 */
function followed(
  plan: PlanState,
  vertices: ReadonlyMap<string, Vertex>,
  first: BorderEdge,
): BorderEdge[] | null {
  const way = [first];
  const run: Position[] = [first.from, first.to];
  for (;;) {
    const { to } = way[way.length - 1];
    const vertex = vertices.get(positionKey(to));
    if (vertex !== undefined && vertex.to !== null) return way;
    const edges = vertex?.edges ?? borderEdgesAt(plan, to);
    if (edges.length !== 2) return way;
    const next = onward(way[way.length - 1], edges);
    if (next.right === null || edgeBetween(next.from, next.to) === edgeBetween(first.from, first.to))
      return next.right === null ? way : null;
    run.push(next.to);
    if (vertex === undefined) {
      if (!isStraight(run) || !isCrossing(plan, to)) return way;
    } else run.splice(0, run.length - 2);
    way.push(next);
  }
}

/** Whether more than two atoms meet in a vertex, so that it is there for their sake and not for the border's. */
function isCrossing(plan: PlanState, [lon, lat]: Position): boolean {
  const meeting = atomsTouching(plan, [lon, lat, lon, lat]).filter((i) =>
    plan.atoms[i].geometry.coordinates.some((ring) => ring.some(([x, y]) => x === lon && y === lat)),
  );
  return meeting.length > 2;
}

/** Whether all positions lie on the way from the first to the last but for what rounding moves them. */
function isStraight(run: readonly Position[]): boolean {
  const [[ax, ay], [bx, by]] = [run[0], run[run.length - 1]];
  const square = (bx - ax) * (bx - ax) + (by - ay) * (by - ay);
  return run.every(([x, y]) => {
    const along = (x - ax) * (bx - ax) + (y - ay) * (by - ay);
    const off = Math.abs((bx - ax) * (y - ay) - (by - ay) * (x - ax));
    return along >= 0 && along <= square && off <= STRAIGHT_DEGREES * Math.sqrt(square);
  });
}

/** The same edge from its other end; it must not be on the outside. */
function turned({ from, to, left, right }: BorderEdge): BorderEdge {
  return { from: to, to: from, left: right!, right: left };
}

/** The edge on which the border goes on past a vertex that has two. */
function onward({ from, to }: BorderEdge, edges: readonly BorderEdge[]): BorderEdge {
  const own = edgeBetween(from, to);
  const next = edges.find((edge) => edgeBetween(edge.from, edge.to) !== own)!;
  return positionKey(next.from) === positionKey(to) ? next : turned(next);
}
