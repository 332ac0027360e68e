import type { TownCoverage } from './coverage.ts';
import { dissolve } from './dissolve.ts';

/** A stretch of border between two junctions along which the areas on both sides stay the same. */
export interface BorderArc {
  /** Vertex numbers; the first equals the last where the arc is a closed ring. */
  readonly vertices: readonly number[];
  /** Whether two different areas meet here, rather than one area and land that nobody else claims. */
  readonly shared: boolean;
}

/** One ring of an area as arcs in order; `forward` where the ring runs along the arc's own direction. */
export type ArcRing = readonly { readonly arc: number; readonly forward: boolean }[];

export interface AreaShape {
  readonly parts: readonly { readonly exterior: ArcRing; readonly holes: readonly ArcRing[] }[];
}

export interface Borders {
  readonly arcs: readonly BorderArc[];
  readonly shapes: readonly AreaShape[];
}

/**
 * The borders of areas that may claim the same face or leave one out. `claims[f]` lists the areas that
 * claim face f; the land outside is claimed by none. The left side of an arc is that of its direction.
 */
export function traceBorders(
  coverage: TownCoverage,
  claims: readonly (readonly number[])[],
  areas: number,
): Borders {
  const claimOf = (face: number): string => (face < 0 ? '' : claims[face]!.join());
  const around = new Map<number, number[]>();
  coverage.edges.forEach(({ a, b, left, right }, edge) => {
    if (claimOf(left) === claimOf(right)) return;
    for (const vertex of [a, b]) around.set(vertex, [...(around.get(vertex) ?? []), edge]);
  });
  const arcs: BorderArc[] = [];
  /** `from,to` of every border edge -> its arc and direction. */
  const place = new Map<string, { arc: number; forward: boolean }>();
  const follow = (start: number, first: number): void => {
    const vertices = [start];
    let edge = first;
    for (;;) {
      const from = vertices[vertices.length - 1]!;
      const { a, b } = coverage.edges[edge]!;
      const to = a === from ? b : a;
      place.set(`${from},${to}`, { arc: arcs.length, forward: true });
      place.set(`${to},${from}`, { arc: arcs.length, forward: false });
      vertices.push(to);
      const edges = around.get(to)!;
      if (edges.length !== 2 || to === start) break;
      edge = edges[0] === edge ? edges[1]! : edges[0]!;
    }
    const { left, right } = coverage.edges[first]!;
    const [one, other] = [left, right].map((face) => (face < 0 ? [] : claims[face]!)) as [
      readonly number[],
      readonly number[],
    ];
    const shared = one.length > 0 && other.length > 0 && !one.some((area) => other.includes(area));
    arcs.push({ vertices, shared });
  };
  const isNew = (vertex: number, edge: number): boolean => {
    const { a, b } = coverage.edges[edge]!;
    return !place.has(`${vertex},${a === vertex ? b : a}`);
  };
  for (const [vertex, edges] of around) {
    if (edges.length === 2) continue;
    for (const edge of edges) if (isNew(vertex, edge)) follow(vertex, edge);
  }
  for (const [vertex, edges] of around) if (isNew(vertex, edges[0]!)) follow(vertex, edges[0]!);

  const shapes: AreaShape[] = [];
  for (let area = 0; area < areas; area++) {
    const own = new Set<number>();
    claims.forEach((list, face) => {
      if (list.includes(area)) own.add(face);
    });
    const parts = dissolve(coverage, own).map(({ exterior, holes }) => ({
      exterior: arcsOf(exterior, place),
      holes: holes.map((hole) => arcsOf(hole, place)),
    }));
    shapes.push({ parts });
  }
  return { arcs, shapes };
}

function arcsOf(
  ring: readonly number[],
  place: ReadonlyMap<string, { arc: number; forward: boolean }>,
): ArcRing {
  const steps = ring.map((from, i) => place.get(`${from},${ring[(i + 1) % ring.length]!}`)!);
  const starts = steps.findIndex((step, i) => step.arc !== steps[(i + steps.length - 1) % steps.length]!.arc);
  if (starts < 0) return [steps[0]!];
  const out: { arc: number; forward: boolean }[] = [];
  for (let i = 0; i < steps.length; i++) {
    const step = steps[(starts + i) % steps.length]!;
    if (out[out.length - 1]?.arc !== step.arc) out.push(step);
  }
  return out;
}
