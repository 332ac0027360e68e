import {
  applyDiff,
  applyEdit,
  checkGrids,
  type EditOp,
  type GroundDocument,
  householdCounter,
  type PlanState,
} from '@onegrid/planning';
import { stretchAt } from '../../src/edit/select/border-stretch.ts';
import { placeIn } from '../../src/edit/select/land-of-its-own.ts';
import { moveTo } from '../../src/edit/select/picked.ts';
import { middleOf, PlanPlaces } from '../../src/edit/select/plan-places.ts';

/** What the engine says of an edit: for choosing where a test may act, not for what it is to find there. */
function mayBe(plan: PlanState, ground: GroundDocument, op: EditOp) {
  return applyEdit(plan, op, { rules: ground.rules, households: householdCounter(ground.households) });
}

const byPlace = (a: readonly number[], b: readonly number[]) => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** Two grids that may be merged, with places inside them near enough to be on screen together. */
export function pairInView(plan: PlanState, ground: GroundDocument) {
  const places = PlanPlaces.of(plan);
  for (const code of places.codes()) {
    for (const other of places.neighboursOf(code)) {
      if (!('diff' in mayBe(plan, ground, { kind: 'merge-grids', codes: [code, other], intoCode: code })))
        continue;
      const [at, beside] = [code, other].map((each) => middleOf(plan.atoms[places.atomsOf(each)[0]]));
      // A press near a border means the border.
      if (stretchAt(places, at, 50) === null && byPlace(at, beside) < 0.006)
        return { code, other, at, beside };
    }
  }
  throw new Error('no two neighbours');
}

/** An atom that may go to a neighbour, with a place inside that neighbour near to it. */
export function movableAtom(plan: PlanState, ground: GroundDocument) {
  const places = PlanPlaces.of(plan);
  for (let atom = 0; atom < plan.atoms.length; atom++) {
    for (const to of places.neighboursOfAtoms([atom])) {
      const op: EditOp = { kind: 'reassign-atoms', atomIds: [plan.atoms[atom].id], to };
      if (!('diff' in mayBe(plan, ground, op))) continue;
      const at = middleOf(plan.atoms[atom]);
      const toAt = places
        .atomsOf(to)
        .map((i) => middleOf(plan.atoms[i]))
        .sort((a, b) => byPlace(a, at) - byPlace(b, at))[0];
      // Both in sight, and away from the panel at the left and the bar at the right.
      const alone: EditOp = { kind: 'create-grid', newCode: '9', atomIds: op.atomIds, land: null };
      if (
        Math.abs(toAt[0] - at[0]) < 0.005 &&
        Math.abs(toAt[1] - at[1]) < 0.003 &&
        'diff' in mayBe(plan, ground, alone)
      )
        return { atom, to, toAt };
    }
  }
  throw new Error('no atom that may go to a neighbour');
}

/** The middle of a building that may go to a neighbour by itself. */
export function movableBuilding(plan: PlanState, ground: GroundDocument) {
  const places = PlanPlaces.of(plan);
  for (const { id, name, geometry } of ground.rules.buildings) {
    const at = placeIn(geometry);
    const own = places.gridAt(at);
    if (own === null) continue;
    for (const to of places.neighboursOf(own)) {
      const move = moveTo(places, { kind: 'building', id, name, ground: geometry }, to, (op) =>
        mayBe(plan, ground, op),
      );
      if (move !== null && 'diff' in move.outcome) return { at, to };
    }
  }
  throw new Error('no building that may go to a neighbour');
}

/** A place around which a square of land (half its side in degrees) may become a grid of its own. */
export function roomyPlace(plan: PlanState, ground: GroundDocument) {
  const half = 4e-4;
  for (const atom of plan.atoms) {
    const [lon, lat] = middleOf(atom);
    const ring = [
      [lon - half, lat - half],
      [lon + half, lat - half],
      [lon + half, lat + half],
      [lon - half, lat + half],
      [lon - half, lat - half],
    ].map((at) => at.map((degrees) => Math.round(degrees * 1e7) / 1e7));
    const land = { type: 'Polygon' as const, coordinates: [ring] };
    const outcome = mayBe(plan, ground, { kind: 'create-grid', newCode: '9', atomIds: [], land });
    if ('diff' in outcome) return { at: [lon, lat], half };
  }
  throw new Error('no room for a grid');
}

/** A grid of several units that can be divided in two, with a place in one of them. */
export function gridOfUnits(plan: PlanState, ground: GroundDocument) {
  const places = PlanPlaces.of(plan);
  for (const code of places.codes()) {
    const atoms = places.atomsOf(code);
    if (atoms.length < 3 || !('diff' in mayBe(plan, ground, { kind: 'divide-micro-grids', code, parts: 2 })))
      continue;
    return { code, at: middleOf(plan.atoms[atoms[0]]) };
  }
  throw new Error('no grid of several units');
}

/** Two neighbours that are together above the size band, where a split would mend that; the first code stays. */
export function pairAboveBand(plan: PlanState, ground: GroundDocument) {
  const places = PlanPlaces.of(plan);
  for (const code of places.codes()) {
    for (const other of places.neighboursOf(code)) {
      const outcome = mayBe(plan, ground, { kind: 'merge-grids', codes: [code, other], intoCode: code });
      if (!('diff' in outcome)) continue;
      const after = applyDiff(plan, outcome.diff);
      const [check] = checkGrids(after, [code], ground.rules, { only: ['band'] });
      if (check.status === 'fail' && check.issues.some(({ fixes }) => fixes.length > 0))
        return { code, other };
    }
  }
  throw new Error('no two grids that are too large together');
}
