import { meetingOf } from '@onegrid/geometry';
import type { Position } from 'geojson';
import {
  boxAlong,
  cutToGrids,
  type LaidOverPlan,
  layOverPlan,
  unusablePositions,
  vanishingGrid,
} from './cut-atoms.ts';
import type { MoveVerticesOp } from './edit-op.ts';
import type { Refusal } from './issue.ts';
import { type MovedStretch, movedBorders } from './moved-borders.ts';
import type { EditContext, Operation, OperationOutcome } from './operation.ts';
import { atomsTouching, type PlanState } from './plan-state.ts';

/**
 * A moved border goes through vertices of atoms nearer than this, so that no atom is cut within a hair of its own
 * corner. Nobody sees it; moves after moves would otherwise leave shreds that the lattice cannot tell apart.
 */
const SNAP_METRES = 0.05;

/**
 * Moves, inserts and takes away vertices of borders. Every grid at a border follows: its new polygon is the old one
 * with the border run anew. The land between old and new border changes grids, and the atoms there are cut along
 * the new one. Vertices on the outside of the plan slide along it.
 */
export const moveVertices: Operation<MoveVerticesOp> = { refuse, apply };

function refuse(_plan: PlanState, { moves, inserts }: MoveVerticesOp): Refusal | null {
  if (moves.length === 0 && inserts.length === 0) return { code: 'nothing-changes', params: {} };
  const places = [
    ...moves.flatMap(({ from, to }) => (to === null ? [from] : [from, to])),
    ...inserts.flatMap(({ between, at }) => [...between, at]),
  ];
  const unusable = unusablePositions([places]);
  return unusable?.code === 'line-invalid' ? unusable : null;
}

function apply(plan: PlanState, op: MoveVerticesOp, context: EditContext): OperationOutcome {
  const moved = movedBorders(plan, op);
  if ('refused' in moved) return moved;
  const lines: (readonly Position[])[] = [];
  const kinds: ('old' | 'new' | 'slide')[] = [];
  const regions = new Map<string, Map<number, number>>();
  for (const { left, right, before, after, slides } of moved.stretches) {
    for (const line of [before, after, ...slides]) {
      for (const code of [left, right]) {
        const region = regions.get(code) ?? new Map<number, number>();
        regions.set(code, region.set(lines.length, 1));
      }
      kinds.push(line === before ? 'old' : line === after ? 'new' : 'slide');
      lines.push(line);
    }
  }
  const atoms = atomsBetween(plan, moved.stretches);
  const snap = kinds.map((kind) => (kind === 'new' ? SNAP_METRES : 0));
  const over = layOverPlan(plan, atoms, () => true, lines, snap);
  if ('refused' in over) return over;
  const codes = gridsAfter(plan, over, regions);
  if ('refused' in codes) return codes;
  const ends = moved.stretches.flatMap(({ after }) => [after[0], after[after.length - 1]]);
  const gridOf = (face: number) => (face < 0 ? null : plan.codes[atoms[face]]);
  const crossing = meetingOf(
    over.laid,
    (line) => kinds[line] === 'new',
    ends,
    (face, other) => gridOf(face) !== gridOf(other),
    (line) => kinds[line] === 'old',
  );
  if (crossing) return { refused: { code: 'border-crosses-itself', params: {}, at: crossing } };
  const outcome = cutToGrids(plan, over, codes.codes, context, (line) => kinds[line] === 'new');
  const vanishing = vanishingGrid(plan, outcome);
  return vanishing ? { refused: vanishing } : outcome;
}

/** The atoms around the land between old and new borders. */
function atomsBetween(plan: PlanState, stretches: readonly MovedStretch[]): number[] {
  const found = new Set<number>();
  for (const { before, after, slides } of stretches) {
    for (const i of atomsTouching(plan, boxAlong([...before, ...after, ...slides.flat()]))) found.add(i);
  }
  return [...found].sort((a, b) => a - b);
}

/**
 * The grid whose new polygon holds each part.
 *
 * @param regions for each grid at a moved border the lines between its old and its new polygon
 */
function gridsAfter(
  plan: PlanState,
  { laid, atoms }: LaidOverPlan,
  regions: ReadonlyMap<string, ReadonlyMap<number, number>>,
): { readonly codes: string[] } | { readonly refused: Refusal } {
  const { parts } = laid;
  const holders = parts.faces.map(() => [] as string[]);
  const changed = [...regions].map(([code, lines]) => ({ code, inside: parts.inside(lines) }));
  const byCode = new Map(changed.map(({ code, inside }) => [code, inside]));
  parts.faces.forEach((face, part) => {
    const code = plan.codes[atoms[face]];
    if (byCode.get(code)?.[part] !== 1) holders[part].push(code);
    for (const other of changed)
      if (other.code !== code && other.inside[part] === 1) holders[part].push(other.code);
  });
  const contested = holders.findIndex((own) => own.length !== 1);
  if (contested >= 0) {
    return { refused: { code: 'border-crosses-itself', params: {}, at: parts.placeOf(contested) } };
  }
  for (const lines of regions.values()) {
    const at = parts.leavesLandAt(lines);
    if (at) return { refused: { code: 'outside-moves', params: {}, at } };
  }
  return { codes: holders.map(([code]) => code) };
}
