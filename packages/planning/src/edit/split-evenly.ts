import { cutByOwner } from '@onegrid/geometry';
import type { Position } from 'geojson';
import type { Atom } from '../model/atom.ts';
import type { DivisionRefused } from '../propose/micro-grids.ts';
import { Ground } from '../rules/ground.ts';
import { piecesOf } from './atom-pieces.ts';
import { unknownGrid, unusableCode } from './code-refusal.ts';
import { cutToGrids, type LaidOverPlan, layOverPlan } from './cut-atoms.ts';
import type { SplitEvenlyOp } from './edit-op.ts';
import type { EditRules } from './edit-rules.ts';
import { evenCuts } from './even-cuts.ts';
import { divideEvenly, type EvenDivision } from './even-division.ts';
import { issue, type Refusal } from './issue.ts';
import type { EditContext, Operation, OperationOutcome } from './operation.ts';
import { inOrder } from './plan-diff.ts';
import { atomsOf, atomsTouching, boxAround, type PlanState } from './plan-state.ts';

/** Parts may differ so far from their mean before an atom is cut. */
const EVEN = 0.15;
/** Largest atoms that are left whole, as multiples of a mean part, one try after the other. */
const FINENESS = [0.5, 0.25, 0.12];
const MOST_PARTS = 99;

/**
 * Splits a grid into parts of about as many households each (of as much land where nobody lives), each in one piece.
 * Whole atoms first; where they leave a part more than 15 % off the mean, atoms are cut along straight lines that
 * pass through no unit or building, as coarsely as will do. The part with the most keeps the grid's code, the others
 * get the new ones from west to east, then north to south. Parts that stay uneven are noted (`parts-uneven`).
 */
export const splitEvenly: Operation<SplitEvenlyOp> = { refuse, apply };

function refuse(plan: PlanState, { code, newCodes }: SplitEvenlyOp): Refusal | null {
  const unknown = unknownGrid(plan, code);
  if (unknown) return unknown;
  const parts = newCodes.length + 1;
  if (parts < 2 || parts > MOST_PARTS)
    return { code: 'parts-invalid', params: { parts, least: 2, most: MOST_PARTS } };
  for (const [i, newCode] of newCodes.entries()) {
    const unusable = unusableCode(plan, newCode);
    if (unusable) return unusable;
    if (newCodes.indexOf(newCode) < i) return { code: 'code-in-use', params: { code: newCode } };
  }
  return null;
}

/** A way to split the grid: the sides of the cuts, or whole atoms where nothing is cut, each with its part. */
interface Split {
  readonly pieces: readonly Piece[];
  readonly division: EvenDivision;
  readonly over: LaidOverPlan | null;
}

/** Land of the grid that goes to one part: an atom, or what the cuts leave of one. */
interface Piece {
  readonly atom: Atom;
  /** Place among the parts that the lines make; -1 where nothing is cut. */
  readonly side: number;
}

function apply(plan: PlanState, op: SplitEvenlyOp, context: EditContext): OperationOutcome {
  const parts = op.newCodes.length + 1;
  const split = bestSplit(plan, op.code, parts, context);
  if ('refused' in split) {
    const { least, greatest } = split.refused;
    return parts < least
      ? { refused: { code: 'too-few-parts', params: { code: op.code, parts, least } } }
      : { refused: { code: 'too-few-atoms', params: { code: op.code, parts, most: greatest } } };
  }
  const { division, pieces, over } = split;
  const codes = codesOf(division, op);
  const outcome = over
    ? cutToGrids(plan, over, codesOfSides(plan, over, pieces, division, codes), context, () => false)
    : assigned(op.code, pieces, division, codes);
  if ('refused' in outcome || division.deviation <= EVEN) return outcome;
  const params = { code: op.code, percent: 100 * division.deviation, limit: 100 * EVEN };
  return { ...outcome, warnings: [...outcome.warnings, issue('parts-uneven', 'warning', [op.code], params)] };
}

/** The first way that is even enough, else the most even; or how many parts whole atoms allow. */
function bestSplit(
  plan: PlanState,
  code: string,
  parts: number,
  context: EditContext,
): Split | DivisionRefused {
  const members = atomsOf(plan, [code]);
  const whole = members.map((i): Piece => ({ atom: plan.atoms[i], side: -1 }));
  const uncut = divideEvenly(
    whole.map(({ atom }) => atom),
    parts,
    context.rules,
  );
  let best: Split | DivisionRefused =
    'refused' in uncut ? uncut : { pieces: whole, division: uncut, over: null };
  for (const fineness of FINENESS) {
    if (!('refused' in best) && best.division.deviation <= EVEN) break;
    const lines = linesFor(plan, members, parts, fineness, context.rules);
    if (lines.length === 0) continue;
    const around = atomsTouching(plan, boxAround(plan, members));
    const mayCut = (position: number) =>
      plan.codes[position] === code && !isTied(plan.atoms[position], context.rules);
    const over = layOverPlan(plan, around, mayCut, lines);
    if ('refused' in over) continue;
    const pieces = piecesOfSides(plan, code, over, context);
    const division = divideEvenly(
      pieces.map(({ atom }) => atom),
      parts,
      context.rules,
    );
    if ('refused' in division) continue;
    if ('refused' in best || division.deviation < best.division.deviation) best = { pieces, division, over };
  }
  return best;
}

/** Cuts of every atom that holds more than this share of a mean part, into pieces of no more than it. */
function linesFor(
  plan: PlanState,
  members: readonly number[],
  parts: number,
  fineness: number,
  rules: EditRules | undefined,
): Position[][] {
  const atoms = members.map((i) => plan.atoms[i]);
  const byHouseholds = atoms.some(({ households }) => households > 0);
  const sizeOf = ({ households, areaM2 }: Atom) => (byHouseholds ? households : areaM2);
  const largest = (fineness * atoms.reduce((sum, atom) => sum + sizeOf(atom), 0)) / parts;
  return atoms.flatMap((atom) => {
    if (sizeOf(atom) <= largest || isTied(atom, rules)) return [];
    const things = rules ? Ground.of(rules).heldBy(atom) : [];
    return evenCuts(
      atom.geometry,
      Math.ceil(sizeOf(atom) / largest),
      things.map(({ thing }) => thing),
    );
  });
}

/** Whether the rules tie the atom to another: its pieces would not know which of them is tied. */
function isTied({ id }: Atom, rules: EditRules | undefined): boolean {
  return rules?.links.some((link) => link.includes(id)) ?? false;
}

/** The sides that lines make of the grid's land, with their households. */
function piecesOfSides(
  plan: PlanState,
  code: string,
  { laid, atoms }: LaidOverPlan,
  context: EditContext,
): Piece[] {
  const everySide = cutByOwner(laid, [...laid.parts.faces.keys()]);
  if ('refused' in everySide) return [];
  const { whole, replaced } = everySide.cut;
  const kept = whole.map(({ index, owner }) => ({
    position: atoms[index],
    side: owner,
    atom: plan.atoms[atoms[index]],
  }));
  const cut = replaced.flatMap(({ index, pieces, owners }) => {
    const parent = plan.atoms[atoms[index]];
    let next = 0;
    return piecesOf(parent, pieces, context, () =>
      pieces.length === 1 ? parent.id : `${parent.id} ${next++}`,
    ).map((atom, k) => ({ position: atoms[index], side: owners[k], atom }));
  });
  return [...kept, ...cut].filter(({ position }) => plan.codes[position] === code);
}

/** By part: the one with the most keeps the grid's code. */
function codesOf({ sizes }: EvenDivision, { code, newCodes }: SplitEvenlyOp): string[] {
  const largest = sizes.indexOf(Math.max(...sizes));
  return sizes.map((_, part) => (part === largest ? code : newCodes[part < largest ? part : part - 1]));
}

/** The code of every side: neighbours of the grid keep theirs. */
function codesOfSides(
  plan: PlanState,
  { laid, atoms }: LaidOverPlan,
  pieces: readonly Piece[],
  { numbers }: EvenDivision,
  codes: readonly string[],
): string[] {
  const given = laid.parts.faces.map((face) => plan.codes[atoms[face]]);
  pieces.forEach(({ side }, place) => {
    given[side] = codes[numbers[place]];
  });
  return given;
}

function assigned(
  code: string,
  pieces: readonly Piece[],
  { numbers }: EvenDivision,
  codes: readonly string[],
): OperationOutcome {
  const reassigned = pieces
    .map(({ atom }, place) => ({ atomId: atom.id, from: code, to: codes[numbers[place]] }))
    .filter(({ to }) => to !== code);
  return { diff: inOrder({ removed: [], added: [], reassigned, drawn: [], erased: [] }), warnings: [] };
}
