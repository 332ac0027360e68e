import type { Polygon } from 'geojson';
import { unknownGrid } from './code-refusal.ts';
import {
  boxAlong,
  cutToGrids,
  layOverPlan,
  unusablePositions,
  vanishingGrid,
  withoutSlivers,
} from './cut-atoms.ts';
import type { MoveLandOp } from './edit-op.ts';
import type { Refusal } from './issue.ts';
import type { EditContext, Operation, OperationOutcome } from './operation.ts';
import { atomsTouching, type PlanState } from './plan-state.ts';

/**
 * Gives all land inside a drawn polygon to a grid. Atoms at its edge are cut; those inside go over whole. The
 * polygon may cross itself and have holes: inside is what a way from outside reaches after an odd number of
 * crossings.
 */
export const moveLand: Operation<MoveLandOp> = { refuse, apply };

function refuse(plan: PlanState, { land, to }: MoveLandOp): Refusal | null {
  return unknownGrid(plan, to) ?? unusableLand(plan, land);
}

/** Why a drawn polygon encloses nothing of the plan, or null. */
export function unusableLand(plan: PlanState, { coordinates }: Polygon): Refusal | null {
  const unusable = unusablePositions(coordinates);
  if (unusable) return unusable;
  if (atomsTouching(plan, boxAlong(coordinates[0])).length > 0) return null;
  return { code: 'land-beside-plan', params: {}, at: coordinates[0][0] };
}

function apply(plan: PlanState, { land, to }: MoveLandOp, context: EditContext): OperationOutcome {
  const outcome = giveLand(plan, land, to, () => false, context);
  const vanishing = vanishingGrid(plan, outcome);
  return vanishing ? { refused: vanishing } : outcome;
}

/**
 * The change that gives land, and some atoms whole, to a grid.
 *
 * @param whole whether the atom at a position goes over as a whole
 */
export function giveLand(
  plan: PlanState,
  land: Polygon,
  to: string,
  whole: (position: number) => boolean,
  context: EditContext,
): OperationOutcome {
  const rings = land.coordinates.map((ring) => [...ring, ring[0]]);
  const atoms = atomsTouching(plan, boxAlong(rings.flat()));
  const mayCut = (i: number) => plan.codes[i] !== to && !whole(i);
  const over = layOverPlan(plan, atoms, mayCut, rings);
  if ('refused' in over) return over;
  const { parts } = over.laid;
  const inside = parts.inside(new Map(rings.map((_, ring) => [ring, 1])));
  const codes = parts.faces.map((face, part) =>
    inside[part] === 1 || whole(atoms[face]) ? to : plan.codes[atoms[face]],
  );
  return cutToGrids(plan, over, withoutSlivers(over, codes), context);
}
