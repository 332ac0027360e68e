import { geodesicAreaM2 } from '@onegrid/geometry';
import type { EditOp, EditOutcome, GroundDocument, RuleBuilding } from '@onegrid/planning';
import type { Position } from 'geojson';
import { GroundPlaces } from './ground-places.ts';
import { landOfItsOwn, placeIn } from './land-of-its-own.ts';
import type { PlanPlaces } from './plan-places.ts';

export const PICK_KINDS = ['building', 'compound', 'atom'] as const;
export type PickKind = (typeof PICK_KINDS)[number];

/** What a planner has picked to give to another grid: whole atoms, or a building or compound with its ground. */
export type Picked =
  | { readonly kind: 'atoms'; readonly atomIds: readonly string[]; readonly compound: string | null }
  | {
      readonly kind: 'building' | 'compound';
      readonly id: string;
      readonly name: string | null;
      readonly ground: RuleBuilding['geometry'];
    };

export const NOTHING_PICKED: Picked = { kind: 'atoms', atomIds: [], compound: null };

/** Why nothing was picked at a place: keys of `select`. */
export type PickRefusal = 'outside' | 'noBuilding' | 'noCompound';

/** A building that is a point is picked from so far. */
const REACH_METRES = 12;
/** Atoms whose land differs from a compound's by less than this share of it are the compound. */
const SAME_LAND_SHARE = 0.1;

/**
 * What is picked at a place. A compound that whole atoms make up is these atoms: then nothing need be cut.
 *
 * @param at CRS84 degrees
 * @param reachMetres how far from a building known as a point the place may be, at least 12
 */
export function pickAt(
  places: PlanPlaces,
  ground: GroundDocument,
  at: Position,
  kind: PickKind,
  reachMetres: number,
): Picked | PickRefusal {
  const atom = places.atomAt(at);
  if (atom === null) return 'outside';
  if (kind === 'atom') return { kind: 'atoms', atomIds: [places.plan.atoms[atom].id], compound: null };
  if (kind === 'building') {
    const building = GroundPlaces.of(ground).buildingAt(at, Math.max(REACH_METRES, reachMetres));
    if (building === null) return 'noBuilding';
    return { kind, id: building.id, name: building.name, ground: building.geometry };
  }
  const unit = GroundPlaces.of(ground).compoundAt(at);
  if (unit === null) return 'noCompound';
  const inside = places.inside(unit.geometry);
  const land = inside.reduce((sum, i) => sum + places.plan.atoms[i].areaM2, 0);
  const whole = inside.length > 0 && Math.abs(land / geodesicAreaM2(unit.geometry) - 1) < SAME_LAND_SHARE;
  return whole
    ? { kind: 'atoms', atomIds: inside.map((i) => places.plan.atoms[i].id), compound: unit.name }
    : { kind, id: unit.id, name: unit.name, ground: unit.geometry };
}

/** Atoms added to what is picked, or taken from it where all of them are in it; anything else replaces it. */
export function pickedWith(before: Picked, next: Picked): Picked {
  if (before.kind !== 'atoms' || next.kind !== 'atoms') return next;
  const known = new Set(before.atomIds);
  if (known.size === 0) return next;
  const isTaken = next.atomIds.every((id) => known.has(id));
  const atomIds = isTaken
    ? before.atomIds.filter((id) => !next.atomIds.includes(id))
    : [...new Set([...before.atomIds, ...next.atomIds])];
  return { kind: 'atoms', atomIds, compound: null };
}

/** Positions in `plan.atoms` of the picked atoms that the plan still has; of the atom a building lies in. */
export function atomsOfPicked(places: PlanPlaces, picked: Picked): number[] {
  if (picked.kind !== 'atoms') {
    const atom = places.atomAt(placeIn(picked.ground));
    return atom === null ? [] : [atom];
  }
  const ids = new Set(picked.atomIds);
  return places.plan.atoms.flatMap(({ id }, i) => (ids.has(id) ? [i] : []));
}

export function isNothing(picked: Picked): boolean {
  return picked.kind === 'atoms' && picked.atomIds.length === 0;
}

/** Codes of the grids that what is picked can go to, those with the longest border first. */
export function targetsOf(places: PlanPlaces, picked: Picked): readonly string[] {
  const atoms = atomsOfPicked(places, picked);
  if (picked.kind === 'atoms') return places.neighboursOfAtoms(atoms);
  const own = atoms.map((i) => places.plan.codes[i])[0];
  return own === undefined ? [] : places.neighboursOf(own);
}

export interface Move {
  readonly op: EditOp;
  readonly outcome: EditOutcome;
}

/**
 * The edit that gives what is picked to a grid, with what it would do. For a building alone the ways to the
 * neighbour are tried one after the other: the first that the checks let pass and that takes land of no third grid,
 * else the first of all, with the reason why it is refused.
 *
 * @returns null where nothing is picked or the grid is not beside it
 */
export function moveTo(
  places: PlanPlaces,
  picked: Picked,
  to: string,
  tryEdit: (op: EditOp) => EditOutcome,
): Move | null {
  if (picked.kind === 'atoms') {
    if (picked.atomIds.length === 0) return null;
    const op: EditOp = { kind: 'reassign-atoms', atomIds: picked.atomIds, to };
    return { op, outcome: tryEdit(op) };
  }
  const own = atomsOfPicked(places, picked).map((i) => places.plan.codes[i])[0];
  let first: Move | null = null;
  for (const land of landOfItsOwn(places, picked.ground, picked.kind, to)) {
    const op: EditOp = { kind: 'move-land', land, to };
    const move = { op, outcome: tryEdit(op) };
    if ('diff' in move.outcome && move.outcome.diff.removed.every(({ code }) => code === own || code === to))
      return move;
    if (first === null && 'rejected' in move.outcome) first = move;
  }
  return first;
}
