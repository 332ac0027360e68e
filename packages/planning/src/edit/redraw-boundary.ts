import { connectedParts } from '@onegrid/geometry';
import { unknownGrid } from './code-refusal.ts';
import {
  atomsAlong,
  atomsBeside,
  boxAlong,
  cutToGrids,
  layOverPlan,
  unusablePositions,
  vanishingGrid,
  withoutSlivers,
} from './cut-atoms.ts';
import type { RedrawBoundaryOp } from './edit-op.ts';
import type { Refusal } from './issue.ts';
import { type LandGraph, landGraph } from './land-graph.ts';
import { ledToBorder } from './led-to-border.ts';
import type { EditContext, Operation, OperationOutcome } from './operation.ts';
import { inOrder } from './plan-diff.ts';
import { atomsTouching, type PlanState } from './plan-state.ts';

/**
 * Redraws the border of a grid along a line. What the line cuts off the grid goes to the neighbour there; what it
 * cuts off another grid and the old border closes in joins the grid. The largest piece of every grid stays what it
 * was. Atoms are cut only where the new border runs.
 */
export const redrawBoundary: Operation<RedrawBoundaryOp> = { refuse, apply };

function refuse(plan: PlanState, { code, line }: RedrawBoundaryOp): Refusal | null {
  const unusable = unknownGrid(plan, code) ?? unusablePositions([line.coordinates]);
  if (unusable) return unusable;
  if (atomsTouching(plan, boxAlong(line.coordinates)).length > 0) return null;
  return { code: 'line-does-not-cross', params: { code }, at: line.coordinates[0] };
}

function apply(plan: PlanState, { code, line }: RedrawBoundaryOp, context: EditContext): OperationOutcome {
  const path = ledToBorder(plan, code, line.coordinates);
  const along = atomsAlong(plan, [path]);
  const cutable = new Set(along);
  const over = layOverPlan(plan, atomsBeside(plan, along), (i) => cutable.has(i), [path]);
  if ('refused' in over) return over;
  const entered = [...new Set(along.map((i) => plan.codes[i]))].filter((other) => other !== code).sort();
  const land = landGraph(plan, [code, ...entered], over);
  const pieces = piecesCutOff(land);
  if (pieces.length === 0)
    return { refused: { code: 'line-does-not-separate', params: { code }, at: path[0] } };
  const codes = newGrids(land, pieces, code);
  if (codes === null) return { refused: { code: 'cut-off-has-no-neighbour', params: { code }, at: path[0] } };
  const outcome = withOthers(plan, land, codes, cutToGrids(plan, over, withoutSlivers(over, codes), context));
  const vanishing = vanishingGrid(plan, outcome);
  return vanishing ? { refused: vanishing } : outcome;
}

/** The change with the atoms that no line is laid over. */
function withOthers(
  plan: PlanState,
  { codes: former, others }: LandGraph,
  codes: readonly string[],
  outcome: OperationOutcome,
): OperationOutcome {
  if ('refused' in outcome) return outcome;
  const first = codes.length - others.length;
  const moved = others.flatMap((i, k) => {
    const [from, to] = [former[first + k], codes[first + k]];
    return from === to ? [] : [{ atomId: plan.atoms[i].id, from, to }];
  });
  const reassigned = [...outcome.diff.reassigned, ...moved];
  return { ...outcome, diff: inOrder({ ...outcome.diff, reassigned }) };
}

/** Parts of one grid that the line cuts off from the largest piece of what hung together before. */
interface CutOff {
  readonly code: string;
  readonly parts: readonly number[];
}

function piecesCutOff({ codes, areasM2, borders }: LandGraph): CutOff[] {
  const within = borders.filter(({ a, b }) => codes[a] === codes[b]);
  const all = [...codes.keys()];
  const before = connectedParts(within, all);
  const after = connectedParts(
    within.filter(({ offLineM }) => offLineM > 0),
    all,
  );
  const formerOf = new Map(before.flatMap((members, k) => members.map((part) => [part, k] as const)));
  const piecesOf = new Map<number, number[][]>();
  for (const piece of after) {
    const former = formerOf.get(piece[0])!;
    piecesOf.set(former, [...(piecesOf.get(former) ?? []), piece]);
  }
  return [...piecesOf.values()].flatMap((pieces) => {
    if (pieces.length < 2) return [];
    const areas = pieces.map((piece) => piece.reduce((sum, part) => sum + areasM2[part], 0));
    const largest = areas.indexOf(Math.max(...areas));
    return pieces.filter((_, k) => k !== largest).map((piece) => ({ code: codes[piece[0]], parts: piece }));
  });
}

/** The grid of every part afterwards; null where what the line cuts off the grid has no neighbour to go to. */
function newGrids(
  { codes: former, borders }: LandGraph,
  pieces: readonly CutOff[],
  code: string,
): string[] | null {
  const codes = [...former];
  const own = pieces.filter((piece) => piece.code === code);
  let open = pieces.filter((piece) => piece.code !== code);
  const entered = new Set(open.map((piece) => piece.code));
  const lost = new Set(own.flatMap((piece) => piece.parts));
  // Land behind what joins the grid joins it too, whichever grid it is of.
  for (let joined = -1; joined !== open.length; ) {
    joined = open.length;
    open = open.filter((piece) => {
      const members = new Set(piece.parts);
      const closedIn = borders.some(({ a, b, offLineM }) => {
        if (members.has(a) === members.has(b)) return false;
        const other = members.has(a) ? b : a;
        // The line parts land of one grid, but where it follows a border that is a border all the same.
        return isOfGrid(other) && (offLineM > 0 || former[other] !== piece.code);
      });
      if (closedIn) for (const part of piece.parts) codes[part] = code;
      return !closedIn;
    });
  }
  let without = 0;
  const taken = own.map((piece) => ({ piece, to: neighbourOf(new Set(piece.parts)) }));
  for (const { piece, to } of taken) {
    if (to === null) without++;
    else for (const part of piece.parts) codes[part] = to;
  }
  const moved = codes.some((to, part) => to !== former[part]);
  return !moved && without > 0 ? null : codes;

  function isOfGrid(part: number): boolean {
    return codes[part] === code && !lost.has(part);
  }

  /** The grid that has the longest border with a piece, one that the line cuts too before others. */
  function neighbourOf(members: ReadonlySet<number>): string | null {
    const lengths = new Map<string, number>();
    for (const { a, b, offLineM, onLineM } of borders) {
      if (members.has(a) === members.has(b)) continue;
      const other = codes[members.has(a) ? b : a];
      if (other !== code) lengths.set(other, (lengths.get(other) ?? 0) + offLineM + onLineM);
    }
    const sorted = [...lengths].sort(([p, m], [q, n]) => n - m || (p < q ? -1 : 1)).map(([other]) => other);
    return sorted.find((other) => entered.has(other)) ?? sorted[0] ?? null;
  }
}
