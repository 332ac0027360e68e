import type { Position } from 'geojson';
import type { OperationDiff } from './operation.ts';
import type { DrawnEdge } from './plan-diff.ts';
import { edgeKey, type PlanMark } from './plan-mark.ts';
import { atomsTouching, boxAround, type PlanState, planIndex } from './plan-state.ts';

/** Degrees from an edge within which a vertex counts as rounded onto it: one unit of the lattice. */
const ON_EDGE = 1e-7;

/** A marked edge that an edit touched. */
export interface MarkedBorder {
  readonly key: string;
  readonly value: string;
  /** The edges that are the same border afterwards: itself, or those it was parted into; none where it is gone. */
  readonly after: readonly DrawnEdge[];
}

const BORDER_MARKS = new WeakMap<readonly PlanMark[], ReadonlyMap<string, string>>();

/**
 * What becomes of marked borders. An edge stays a border as long as atoms of two grids lie beside it; an edge that
 * gains a vertex goes on as two.
 */
export function markedBorders(plan: PlanState, diff: OperationDiff): MarkedBorder[] {
  const marks = borderMarks(plan.marks);
  const positions = touchedPositions(plan, diff);
  if (marks.size === 0 || positions.length === 0) return [];
  const touched = new Map<string, DrawnEdge>();
  for (const i of positions) {
    for (const ring of plan.atoms[i].geometry.coordinates) {
      for (let k = 1; k < ring.length; k++) {
        const key = edgeKey(ring[k - 1], ring[k]);
        if (marks.has(key)) touched.set(key, [ring[k - 1], ring[k]]);
      }
    }
  }
  if (touched.size === 0) return [];
  const { grids, rings } = edgesAfter(plan, diff, positions);
  const isBorder = ([a, b]: DrawnEdge) => (grids.get(edgeKey(a, b))?.size ?? 0) > 1;
  return [...touched].map(([key, edge]) => {
    const parts = grids.has(key)
      ? [edge]
      : (rings.map((ring) => partsOfEdge(ring, edge)).find(Boolean) ?? []);
    return { key, value: marks.get(key)!, after: parts.every(isBorder) ? parts : [] };
  });
}

function borderMarks(marks: readonly PlanMark[] | undefined): ReadonlyMap<string, string> {
  if (marks === undefined) return new Map();
  const known = BORDER_MARKS.get(marks);
  if (known) return known;
  const borders = new Map(marks.flatMap(({ kind, key, value }) => (kind === 'border' ? [[key, value]] : [])));
  BORDER_MARKS.set(marks, borders);
  return borders;
}

function touchedPositions(plan: PlanState, { removed, reassigned }: OperationDiff): number[] {
  const { position } = planIndex(plan);
  return [...removed.map(({ atom }) => atom.id), ...reassigned.map(({ atomId }) => atomId)].map(
    (id) => position.get(id)!,
  );
}

/** The grids beside every edge around the touched atoms afterwards, and the rings of what was added. */
function edgesAfter(
  plan: PlanState,
  { removed, added, reassigned }: OperationDiff,
  touched: readonly number[],
) {
  const gone = new Set(removed.map(({ atom }) => atom.id));
  const given = new Map(reassigned.map(({ atomId, to }) => [atomId, to]));
  const staying = atomsTouching(plan, boxAround(plan, touched))
    .map((i) => ({ atom: plan.atoms[i], code: given.get(plan.atoms[i].id) ?? plan.codes[i] }))
    .filter(({ atom }) => !gone.has(atom.id));
  const grids = new Map<string, Set<string>>();
  for (const { atom, code } of [...staying, ...added]) {
    for (const ring of atom.geometry.coordinates) {
      for (let k = 1; k < ring.length; k++) {
        const key = edgeKey(ring[k - 1], ring[k]);
        const known = grids.get(key);
        if (known) known.add(code);
        else grids.set(key, new Set([code]));
      }
    }
  }
  return { grids, rings: added.flatMap(({ atom }) => atom.geometry.coordinates) };
}

/** The stretch of a ring that runs along an edge from one end to the other; null where none does. */
function partsOfEdge(ring: readonly Position[], [a, b]: DrawnEdge): DrawnEdge[] | null {
  for (const [from, to] of [
    [a, b],
    [b, a],
  ]) {
    const open = ring.slice(1);
    const start = open.findIndex((position) => same(position, from));
    if (start < 0) continue;
    const parts: DrawnEdge[] = [];
    for (let k = 0; k < open.length; k++) {
      const here = open[(start + k) % open.length];
      const next = open[(start + k + 1) % open.length];
      parts.push([here, next]);
      if (same(next, to)) return parts;
      if (!isOnEdge(next, from, to)) break;
    }
  }
  return null;
}

function same(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

/** Whether a position lies within a unit of the lattice of an edge, between its ends. */
function isOnEdge(p: Position, a: Position, b: Position): boolean {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = Math.sqrt(dx * dx + dy * dy);
  const along = ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length;
  const beside = Math.abs((p[0] - a[0]) * dy - (p[1] - a[1]) * dx) / length;
  return along > 0 && along < length && beside <= ON_EDGE;
}
