import { edgeKey, markOf } from '@onegrid/planning';
import type { Position } from 'geojson';
import { boxAround, groundPlane } from './ground-plane.ts';
import type { AtomEdge, PlanPlaces } from './plan-places.ts';

/** A stretch of border between two grids. */
export interface BorderStretch {
  /** Codes of the two grids, sorted. */
  readonly codes: readonly [string, string];
  /** Edges between neighbouring vertices, as `decide-border` takes them. */
  readonly edges: readonly (readonly [Position, Position])[];
  /** All of its edges are locked. */
  readonly locked: boolean;
}

/**
 * The border between two grids that runs nearest to a place: all of what hangs together of it there.
 *
 * @param at CRS84 degrees
 */
export function stretchAt(places: PlanPlaces, at: Position, withinMetres: number): BorderStretch | null {
  const plane = groundPlane(at);
  let best: { readonly edge: AtomEdge; readonly metres: number } | null = null;
  for (const edge of places.edgesOf(places.touching(boxAround(at, withinMetres)))) {
    if (codesOf(places, edge) === null) continue;
    const [ax, ay, bx, by] = [
      plane.toX(edge.from[0]),
      plane.toY(edge.from[1]),
      plane.toX(edge.to[0]),
      plane.toY(edge.to[1]),
    ];
    const squared = (bx - ax) ** 2 + (by - ay) ** 2;
    const share = squared === 0 ? 0 : Math.max(0, Math.min(1, -(ax * (bx - ax) + ay * (by - ay)) / squared));
    const metres = Math.hypot(ax + share * (bx - ax), ay + share * (by - ay));
    if (metres <= withinMetres && (best === null || metres < best.metres)) best = { edge, metres };
  }
  if (best === null) return null;
  const codes = codesOf(places, best.edge);
  if (codes === null) return null;
  const wanted = edgeKey(best.edge.from, best.edge.to);
  const whole = connected(edgesBetween(places, codes)).find((edges) =>
    edges.some(([from, to]) => edgeKey(from, to) === wanted),
  );
  return whole === undefined ? null : stretch(places, codes, whole);
}

/** All of the border between two grids. */
export function borderBetween(places: PlanPlaces, one: string, other: string): BorderStretch | null {
  const codes: [string, string] = one < other ? [one, other] : [other, one];
  const edges = edgesBetween(places, codes);
  return edges.length === 0 ? null : stretch(places, codes, edges);
}

type Edge = readonly [Position, Position];

function stretch(
  { plan }: PlanPlaces,
  codes: readonly [string, string],
  edges: readonly Edge[],
): BorderStretch {
  const locked = edges.every(([from, to]) => markOf(plan.marks, 'border', edgeKey(from, to)) === 'locked');
  return { codes, edges, locked };
}

function edgesBetween(places: PlanPlaces, codes: readonly [string, string]): Edge[] {
  const atoms = codes.flatMap((code) => places.atomsOf(code));
  return places
    .edgesOf(atoms)
    .filter((edge) => codesOf(places, edge)?.join(' ') === codes.join(' '))
    .map(({ from, to }) => [from, to]);
}

/** Edges that meet in vertices, together. */
function connected(edges: readonly Edge[]): Edge[][] {
  const at = new Map<string, number[]>();
  edges.forEach((edge, i) => {
    for (const [lon, lat] of edge) at.set(`${lon} ${lat}`, [...(at.get(`${lon} ${lat}`) ?? []), i]);
  });
  const seen = new Set<number>();
  const groups: Edge[][] = [];
  edges.forEach((_, start) => {
    if (seen.has(start)) return;
    seen.add(start);
    const found = [start];
    for (let next = 0; next < found.length; next++) {
      for (const [lon, lat] of edges[found[next]]) {
        for (const other of at.get(`${lon} ${lat}`) ?? []) {
          if (seen.has(other)) continue;
          seen.add(other);
          found.push(other);
        }
      }
    }
    groups.push(found.sort((a, b) => a - b).map((i) => edges[i]));
  });
  return groups;
}

/** Codes of the grids on both sides of an edge, sorted; null where it is no border between two grids. */
function codesOf({ plan }: PlanPlaces, { a, b }: AtomEdge): readonly [string, string] | null {
  if (b === null || plan.codes[a] === plan.codes[b]) return null;
  return plan.codes[a] < plan.codes[b] ? [plan.codes[a], plan.codes[b]] : [plan.codes[b], plan.codes[a]];
}
