import type { Position } from 'geojson';
import { type BorderEdge, borderEdgesAt, edgeBetween, positionKey } from './border-edges.ts';
import type { MoveVerticesOp } from './edit-op.ts';
import type { Refusal } from './issue.ts';
import { slideOnOutside } from './outside-path.ts';
import type { PlanState } from './plan-state.ts';

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
  return stretchesOf(vertices, inserted, changed);
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
  vertices: ReadonlyMap<string, Vertex>,
  inserted: ReadonlyMap<string, readonly Position[]>,
  changed: ReadonlyMap<string, BorderEdge>,
): { readonly stretches: readonly MovedStretch[] } | { readonly refused: Refusal } {
  const done = new Set<string>();
  const stretches: MovedStretch[] = [];
  const vertexAt = (position: Position) => vertices.get(positionKey(position));
  const goes = (position: Position) => vertexAt(position)?.to === null;
  for (const [key, stored] of changed) {
    if (done.has(key) || (goes(stored.from) && goes(stored.to))) continue;
    const start = goes(stored.from) ? turned(stored) : stored;
    const before: Position[] = [start.from];
    const between: Position[] = [];
    for (let edge = start; ; edge = onward(edge, vertexAt(edge.to)!)) {
      const own = edgeBetween(edge.from, edge.to);
      done.add(own);
      const added = inserted.get(own) ?? [];
      const forward = positionKey(changed.get(own)!.from) === positionKey(edge.from);
      between.push(...(forward ? added : [...added].reverse()));
      before.push(edge.to);
      if (!goes(edge.to)) break;
    }
    const ends = [before[0], before[before.length - 1]];
    const [first, last] = ends.map((end) => vertexAt(end)?.to ?? end);
    stretches.push({
      left: start.left,
      right: start.right!,
      before,
      after: [first, ...between, last],
      slides: ends.flatMap((end) => {
        const slide = vertexAt(end)?.slide ?? null;
        return slide === null ? [] : [slide];
      }),
    });
  }
  const ring = [...changed].find(([key]) => !done.has(key));
  if (!ring) return { stretches };
  const [, { left: code, from: at }] = ring;
  return { refused: { code: 'grid-would-vanish', params: { code }, at } };
}

/** The same edge from its other end; it must not be on the outside. */
function turned({ from, to, left, right }: BorderEdge): BorderEdge {
  return { from: to, to: from, left: right!, right: left };
}

/** The edge on which the border goes on past a vertex that has two. */
function onward({ from, to }: BorderEdge, { edges }: Vertex): BorderEdge {
  const own = edgeBetween(from, to);
  const next = edges.find((edge) => edgeBetween(edge.from, edge.to) !== own)!;
  return positionKey(next.from) === positionKey(to) ? next : turned(next);
}
