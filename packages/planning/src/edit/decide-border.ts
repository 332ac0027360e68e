import type { DecideBorderOp } from './edit-op.ts';
import type { Refusal } from './issue.ts';
import type { Operation, OperationOutcome } from './operation.ts';
import type { DrawnEdge } from './plan-diff.ts';
import { edgeKey, type MarkChange, markOf } from './plan-mark.ts';
import { atomsTouching, type PlanState } from './plan-state.ts';

/** Accepts (locks) or rejects stretches of border, or takes that back. Stretches are edges of atoms. */
export const decideBorder: Operation<DecideBorderOp> = { refuse, apply };

function refuse(plan: PlanState, { edges, decision }: DecideBorderOp): Refusal | null {
  if (edges.length === 0) return { code: 'nothing-changes', params: {} };
  const grids = gridsBeside(plan, edges);
  const strange = edges.find(([a, b]) => (grids.get(edgeKey(a, b))?.size ?? 0) < 2);
  if (strange) return { code: 'border-unknown', params: {}, at: strange[0] };
  const same = edges.every(([a, b]) => markOf(plan.marks, 'border', edgeKey(a, b)) === decision);
  return same ? { code: 'nothing-changes', params: {} } : null;
}

function apply(plan: PlanState, { edges, decision }: DecideBorderOp): OperationOutcome {
  const marks = [...new Set(edges.map(([a, b]) => edgeKey(a, b)))].map(
    (key): MarkChange => ({ kind: 'border', key, from: markOf(plan.marks, 'border', key), to: decision }),
  );
  return { diff: { removed: [], added: [], reassigned: [], drawn: [], erased: [], marks }, warnings: [] };
}

/** The grids that have each of these edges, by its key. */
function gridsBeside(plan: PlanState, edges: readonly DrawnEdge[]): Map<string, Set<string>> {
  const grids = new Map(edges.map(([a, b]) => [edgeKey(a, b), new Set<string>()]));
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of edges.flat()) {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  }
  for (const i of atomsTouching(plan, [west, south, east, north])) {
    for (const ring of plan.atoms[i].geometry.coordinates) {
      for (let k = 1; k < ring.length; k++) grids.get(edgeKey(ring[k - 1], ring[k]))?.add(plan.codes[i]);
    }
  }
  return grids;
}
