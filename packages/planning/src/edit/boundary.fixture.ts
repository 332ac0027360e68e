import { verifyCoverage } from '@onegrid/geometry';
import type { Polygon, Position } from 'geojson';
import { applyEdit } from './apply-edit.ts';
import type { EditOp } from './edit-op.ts';
import { box, type Point, planOf } from './plan.fixture.ts';
import { applyDiff } from './plan-diff.ts';
import type { PlanState } from './plan-state.ts';

/** A position in drawing units as it is written in a plan. */
export function at([x, y]: Point): Position {
  return [x / 1e5, y / 1e5];
}

/**
 * Four grids of one atom each around a node, 400 by 400 units:
 *
 * +-----+-----+
 * |  C  |  D  |
 * +-----+-----+
 * |  A  |  B  |
 * +-----+-----+
 */
export function fourGrids(): PlanState {
  return planOf(
    ['a', box(0, 0, 200, 200), 'A'],
    ['b', box(200, 0, 400, 200), 'B'],
    ['c', box(0, 200, 200, 400), 'C'],
    ['d', box(200, 200, 400, 400), 'D'],
  );
}

/** The plan after an edit. */
export function edited(plan: PlanState, op: EditOp): PlanState {
  const outcome = applyEdit(plan, op);
  if ('rejected' in outcome)
    throw new Error(outcome.rejected.map(({ kind, params }) => kind + JSON.stringify(params)).join());
  return applyDiff(plan, outcome.diff);
}

/** Why an edit is refused: the codes of its errors. */
export function refusals(plan: PlanState, op: EditOp): string[] {
  const outcome = applyEdit(plan, op);
  if (!('rejected' in outcome)) return [];
  return outcome.rejected.filter(({ severity }) => severity === 'error').map(({ kind }) => kind);
}

/** Square drawing units of each grid, by code; rounded crossings are rounded away. */
export function areas(plan: PlanState): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const code of [...new Set(plan.codes)].sort()) {
    const land = plan.atoms.filter((_, i) => plan.codes[i] === code).map(({ geometry }) => geometry);
    sums[code] = Math.round(Number(verifyCoverage(land).doubledArea) / 2e4);
  }
  return sums;
}

/** The codes of the faults of a plan's coverage. */
export function faults(plan: PlanState): string[] {
  return verifyCoverage(plan.atoms.map(({ geometry }) => geometry)).faults.map(({ code }) => code);
}

/** A drawn polygon from points; the ring need not be closed by the caller. */
export function land(...points: Point[]): Polygon {
  return { type: 'Polygon', coordinates: [[...points, points[0]].map(at)] };
}
