import { type PlanState, planIndex } from '@onegrid/planning';
import type { Position } from 'geojson';
import { type AtomEdge, boxOf, PlanPlaces } from './select/plan-places.ts';

/** A line of border from node to node, or a ring that meets no other border. */
export interface BorderLine {
  /** Both ends included; a ring ends where it begins. Degrees. */
  readonly line: readonly Position[];
  /** It is the outside of the plan: no other grid lies on its other side. */
  readonly outside: boolean;
  /** It is part of the border of the grid that was asked for, not one that only ends there. */
  readonly own: boolean;
}

/** A position as a key: equal numbers give equal keys. */
export function placeKey([lon, lat]: Position): string {
  return `${lon} ${lat}`;
}

/**
 * The border of a grid as lines between the nodes where more than two borders meet, with those lines of other
 * borders that end in one of its nodes.
 */
export function borderLines(plan: PlanState, code: string): BorderLine[] {
  const edges = bordersAround(plan, code);
  const at = new Map<string, AtomEdge[]>();
  for (const edge of edges) {
    for (const end of [edge.from, edge.to]) {
      const known = at.get(placeKey(end));
      if (known === undefined) at.set(placeKey(end), [edge]);
      else known.push(edge);
    }
  }
  const done = new Set<AtomEdge>();
  const isNode = (key: string) => at.get(key)?.length !== 2;
  const lines: BorderLine[] = [];
  const trace = (first: AtomEdge, start: Position) => {
    const line: Position[] = [start];
    let edge: AtomEdge | undefined = first;
    while (edge !== undefined && !done.has(edge)) {
      done.add(edge);
      const last = placeKey(line[line.length - 1]);
      const next: Position = placeKey(edge.from) === last ? edge.to : edge.from;
      line.push(next);
      edge = isNode(placeKey(next)) ? undefined : at.get(placeKey(next))?.find((other) => !done.has(other));
    }
    lines.push({
      line,
      outside: first.b === null,
      own: sides(plan, first).includes(code),
    });
  };
  for (const [key, ends] of at) {
    if (!isNode(key)) continue;
    for (const edge of ends) {
      if (!done.has(edge)) trace(edge, placeKey(edge.from) === key ? edge.from : edge.to);
    }
  }
  for (const edge of edges) if (!done.has(edge)) trace(edge, edge.from);
  const nodes = new Set(lines.filter(({ own }) => own).flatMap(({ line }) => endsOf(line)));
  return lines.filter(({ own, line }) => own || endsOf(line).some((end) => nodes.has(end)));
}

function endsOf(line: readonly Position[]): string[] {
  return [placeKey(line[0]), placeKey(line[line.length - 1])];
}

/** Edges between grids, and on the outside, of a grid and of all grids beside it. */
function bordersAround(plan: PlanState, code: string): AtomEdge[] {
  const places = PlanPlaces.of(plan);
  const { members } = planIndex(plan);
  const near = [code, ...places.neighboursOf(code)].flatMap((one) => members.get(one) ?? []);
  const own = new Set(near);
  const around = new Set(
    near.flatMap((i) => places.touching(boxOf(plan.atoms[i].geometry.coordinates[0])).concat(i)),
  );
  // Both sides are known only of edges that belong to one of the grids themselves.
  return places
    .edgesOf([...around])
    .filter(({ a, b }) => own.has(a) || (b !== null && own.has(b)))
    .filter((edge) => edge.b === null || plan.codes[edge.a] !== plan.codes[edge.b]);
}

function sides(plan: PlanState, { a, b }: AtomEdge): string[] {
  return b === null ? [plan.codes[a]] : [plan.codes[a], plan.codes[b]];
}
