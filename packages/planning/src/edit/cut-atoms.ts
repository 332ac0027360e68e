import { cutByOwner, type LaidLines, layLines, type OwnedCut } from '@onegrid/geometry';
import type { Position } from 'geojson';
import { derivedAtomId } from './atom-id.ts';
import { changeSetOf, householdsByArea, piecesOf } from './atom-pieces.ts';
import type { Refusal } from './issue.ts';
import type { EditContext, OperationOutcome } from './operation.ts';
import { inOrder, type PlacedAtom, type Reassignment } from './plan-diff.ts';
import { atomsTouching, type Box, boxAround, type PlanState, planIndex } from './plan-state.ts';

/** Drawn lines go through vertices nearer than this. */
const SNAP_METRES = 0.5;
/** What a drawn line would cut off an atom with less than this stays with the rest of it. */
const LEAST_PIECE_M2 = 1;
/** In degrees; more than any snapping or rounding reaches. */
const MARGIN = 2e-5;

/** Lines laid over atoms of a plan. */
export interface LaidOverPlan {
  readonly laid: LaidLines;
  /** Positions in the plan of the polygons laid over. */
  readonly atoms: readonly number[];
}

/** The box around positions, a little wider than snapping and rounding reach. */
export function boxAlong(positions: Iterable<Position>): Box {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of positions) {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  }
  return [west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN];
}

/** Positions of the atoms whose box touches a segment's box, ascending. */
export function atomsAlong(plan: PlanState, lines: readonly (readonly Position[])[]): number[] {
  const found = new Set<number>();
  for (const line of lines) {
    for (let i = 1; i < line.length; i++)
      for (const atom of atomsTouching(plan, boxAlong([line[i - 1], line[i]]))) found.add(atom);
  }
  return [...found].sort((a, b) => a - b);
}

/** Positions of these atoms and of all whose box touches the box of one of them, ascending. */
export function atomsBeside(plan: PlanState, atoms: readonly number[]): number[] {
  const found = atoms.flatMap((i) => atomsTouching(plan, boxAround(plan, [i])));
  return [...new Set(found)].sort((a, b) => a - b);
}

/** Why these positions cannot be drawn with, or null. */
export function unusablePositions(lines: readonly (readonly Position[])[]): Refusal | null {
  const valid = lines.every((line) =>
    line.every(([lon, lat]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90),
  );
  if (!valid) return { code: 'line-invalid', params: {} };
  const distinct = lines.some((line) => line.some(([lon, lat]) => lon !== line[0][0] || lat !== line[0][1]));
  return distinct ? null : { code: 'line-too-short', params: {} };
}

/**
 * Lays lines over atoms of a plan.
 *
 * @param atoms positions of the atoms, ascending; every neighbour of an atom that a line touches is among them
 * @param mayCut whether the atom at a position may be cut
 * @param snapMetres of each line: it goes through vertices nearer than this
 */
export function layOverPlan(
  plan: PlanState,
  atoms: readonly number[],
  mayCut: (position: number) => boolean,
  lines: readonly (readonly Position[])[],
  snapMetres: readonly number[] = lines.map(() => SNAP_METRES),
): LaidOverPlan | { readonly refused: Refusal } {
  const polygons = atoms.map((i) => plan.atoms[i].geometry);
  const targets = [...atoms.keys()].filter((k) => mayCut(atoms[k]));
  const laid = layLines(polygons, targets, lines, snapMetres);
  return 'refused' in laid ? { refused: refusalOf(laid) } : { laid, atoms };
}

/**
 * The change that gives every part to a grid, cutting atoms only where their parts go to different grids.
 *
 * @param codes of each part, in the order of the parts; more may follow
 * @param drawnLines the lines whose stretches count as drawn by a person where they are a border afterwards
 */
export function cutToGrids(
  plan: PlanState,
  { laid, atoms }: LaidOverPlan,
  codes: readonly string[],
  context: EditContext,
  drawnLines: (line: number) => boolean = () => true,
): OperationOutcome {
  const names = [...new Set(codes)];
  const numbers = new Map(names.map((code, k) => [code, k]));
  const outcome = cutByOwner(
    laid,
    codes.map((code) => numbers.get(code)!),
  );
  if ('refused' in outcome) return { refused: refusalOf(outcome) };
  const { replaced, whole, cut } = outcome.cut;
  const reassigned: Reassignment[] = whole
    .map(({ index, owner }) => ({
      atomId: plan.atoms[atoms[index]].id,
      from: plan.codes[atoms[index]],
      to: names[owner],
    }))
    .filter(({ from, to }) => from !== to);
  const added = replaced.flatMap(({ index, pieces, owners }): PlacedAtom[] => {
    const parent = plan.atoms[atoms[index]];
    const idOf = (geometry: PlacedAtom['atom']['geometry']) =>
      derivedAtomId(parent.id, geometry, changeSetOf(plan, context));
    return piecesOf(parent, pieces, context, idOf).map((atom, k) => ({
      atom,
      code: names[owners[k]],
      parentId: parent.id,
    }));
  });
  const estimated = !context.households && replaced.some(({ pieces }) => pieces.length > 1);
  return {
    diff: inOrder({
      removed: replaced.map(({ index }) => ({
        atom: plan.atoms[atoms[index]],
        code: plan.codes[atoms[index]],
        parentId: null,
      })),
      added,
      reassigned,
      drawn: drawnEdges(cut, drawnLines),
      erased: [],
    }),
    warnings: estimated ? [householdsByArea(added.map(({ atom }) => atom.id))] : [],
  };
}

function drawnEdges(cut: OwnedCut['cut'], drawnLines: (line: number) => boolean) {
  return cut.filter(({ lines }) => lines.some(drawnLines)).map(({ edge }) => edge);
}

/**
 * The grids of parts, where parts of an atom too small to be a piece of their own stay with its largest part.
 */
export function withoutSlivers({ laid: { parts } }: LaidOverPlan, codes: readonly string[]): string[] {
  const ofFace = new Map<number, number[]>();
  parts.faces.forEach((face, part) => {
    const own = ofFace.get(face);
    if (own) own.push(part);
    else ofFace.set(face, [part]);
  });
  const result = [...codes];
  for (const own of ofFace.values()) {
    if (own.length < 2) continue;
    const areas = own.map((part) => parts.areaM2(part));
    const largest = own[areas.indexOf(Math.max(...areas))];
    own.forEach((part, k) => {
      if (areas[k] < LEAST_PIECE_M2) result[part] = codes[largest];
    });
  }
  return result;
}

/** A grid that this change would leave without an atom, or null. */
export function vanishingGrid(plan: PlanState, outcome: OperationOutcome): Refusal | null {
  if ('refused' in outcome) return null;
  const { removed, added, reassigned } = outcome.diff;
  const change = new Map<string, number>();
  const count = (code: string, by: number) => change.set(code, (change.get(code) ?? 0) + by);
  for (const { code } of removed) count(code, -1);
  for (const { code } of added) count(code, 1);
  for (const { from, to } of reassigned) {
    count(from, -1);
    count(to, 1);
  }
  const { members } = planIndex(plan);
  for (const [code, by] of change)
    if (by < 0 && (members.get(code)?.length ?? 0) + by === 0)
      return { code: 'grid-would-vanish', params: { code } };
  return null;
}

function refusalOf({
  refused,
  at,
}: {
  readonly refused: 'line-too-short' | 'piece-too-small' | 'rounding-conflict';
  readonly at: Position | null;
}): Refusal {
  return { code: refused, params: { area: LEAST_PIECE_M2 }, ...(at ? { at } : {}) };
}
