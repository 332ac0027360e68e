import { partsAcrossLine, splitPolygons } from '@onegrid/geometry';
import type { LineString } from 'geojson';
import { derivedAtomId } from './atom-id.ts';
import { changeSetOf, householdsByArea, piecesOf } from './atom-pieces.ts';
import { unknownGrid, unusableCode } from './code-refusal.ts';
import { atomsAlong, atomsBeside } from './cut-atoms.ts';
import type { SplitGridOp } from './edit-op.ts';
import type { Refusal } from './issue.ts';
import type { EditContext, Operation, OperationOutcome } from './operation.ts';
import { inOrder, type PlacedAtom, type Reassignment } from './plan-diff.ts';
import { atomsOf, boxAround, type PlanState, planIndex } from './plan-state.ts';
import { smallerSide } from './smaller-side.ts';

/** A piece cut from an atom by a split is at least this large. */
const LEAST_PIECE_M2 = 1;

/**
 * Splits a grid along a drawn line. Atoms that the line crosses are cut; atoms beside them that only gain a
 * vertex are replaced by one child. The larger side keeps the code. Parts of the grid that the line does
 * not touch (islets) go with the nearer side. Children inherit labels and shares; their area is geodesic,
 * their households are counted anew.
 */
export const splitGrid: Operation<SplitGridOp> = { refuse, apply };

function refuse(plan: PlanState, { code, line, newCode, newAtomIds }: SplitGridOp): Refusal | null {
  return (
    unknownGrid(plan, code) ??
    unusableCode(plan, newCode) ??
    unusableLine(plan, code, line) ??
    unusableIds(plan, newAtomIds)
  );
}

function unusableLine(plan: PlanState, code: string, { coordinates }: LineString): Refusal | null {
  const valid = coordinates.every(([lon, lat]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90);
  if (!valid) return { code: 'line-invalid', params: {} };
  const [first] = coordinates;
  const distinct = coordinates.some(([lon, lat]) => lon !== first[0] || lat !== first[1]);
  if (!distinct) return { code: 'line-too-short', params: {} };
  const [west, south, east, north] = boxAround(plan, atomsOf(plan, [code]));
  const beside =
    coordinates.every(([lon]) => lon < west) ||
    coordinates.every(([lon]) => lon > east) ||
    coordinates.every(([, lat]) => lat < south) ||
    coordinates.every(([, lat]) => lat > north);
  return beside ? { code: 'line-does-not-cross', params: { code }, at: first } : null;
}

function unusableIds(plan: PlanState, ids: readonly string[]): Refusal | null {
  const { position } = planIndex(plan);
  const clash = ids.find((id, i) => position.has(id) || ids.indexOf(id) !== i);
  return clash === undefined ? null : { code: 'id-in-use', params: { id: clash } };
}

function apply(plan: PlanState, op: SplitGridOp, context: EditContext): OperationOutcome {
  const members = atomsOf(plan, [op.code]);
  const along = atomsAlong(plan, [op.line.coordinates]);
  const around = atomsBeside(plan, along);
  const targets = [...around.keys()].filter((k) => plan.codes[around[k]] === op.code);
  const polygons = around.map((i) => plan.atoms[i].geometry);
  const outcome = splitPolygons(polygons, targets, op.line, { minimumPieceM2: LEAST_PIECE_M2 });
  if ('refused' in outcome) {
    const params = { code: op.code, area: LEAST_PIECE_M2 };
    return { refused: { code: outcome.refused, params, ...(outcome.at ? { at: outcome.at } : {}) } };
  }
  const { split } = outcome;
  const needed = split.replaced.reduce((sum, { pieces }) => sum + pieces.length, 0);
  const given = op.newAtomIds.length;
  if (given > 0 && given < needed) return { refused: { code: 'not-enough-ids', params: { needed, given } } };

  let next = 0;
  const children = split.replaced.flatMap(({ index, pieces }) => {
    const parent = plan.atoms[around[index]];
    return piecesOf(parent, pieces, context, (geometry) =>
      given > 0 ? op.newAtomIds[next++] : derivedAtomId(parent.id, geometry, changeSetOf(plan, context)),
    ).map((atom): PlacedAtom => ({ atom, code: plan.codes[around[index]], parentId: parent.id }));
  });
  const replaced = new Set(split.replaced.map(({ index }) => around[index]));
  const kept = members.filter((i) => !replaced.has(i));
  const own = children.filter(({ code }) => code === op.code);
  const faces = [...kept.map((i) => plan.atoms[i].geometry), ...own.map(({ atom }) => atom.geometry)];
  const sides = smallerSide(faces, partsAcrossLine(faces, split.cut));
  if ('refused' in sides)
    return { refused: { code: sides.refused, params: { code: op.code }, at: op.line.coordinates[0] } };

  const moved = new Set(sides.smaller);
  const movedAtoms = new Set(own.filter((_, k) => moved.has(kept.length + k)));
  const reassigned: Reassignment[] = kept
    .filter((_, k) => moved.has(k))
    .map((i) => ({ atomId: plan.atoms[i].id, from: op.code, to: op.newCode }));
  const removed = [...replaced].map((i) => ({ atom: plan.atoms[i], code: plan.codes[i], parentId: null }));
  const added = children.map((child) => (movedAtoms.has(child) ? { ...child, code: op.newCode } : child));
  const estimated = !context.households && split.replaced.some(({ pieces }) => pieces.length > 1);
  return {
    diff: inOrder({ removed, added, reassigned, drawn: split.cut, erased: [] }),
    warnings: estimated ? [householdsByArea(added.map(({ atom }) => atom.id))] : [],
  };
}
