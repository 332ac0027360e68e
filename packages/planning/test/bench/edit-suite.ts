import { dissolve, verifyCoverage } from '@onegrid/geometry';
import type { Position } from 'geojson';
import type { BenchFigure } from '../../../../scripts/suites/bench-suite.ts';
import {
  applyDiff,
  applyEdit,
  type EditContext,
  type EditOp,
  householdCounter,
  LiveFigures,
  type PlanState,
  touchedGrids,
} from '../../src/index.ts';
import { borderEdges } from '../fuzz/edit-borders.ts';
import { Chance } from '../fuzz/random-shapes.ts';
import { type BlockDistrict, blockDistrict } from './edit/block-district.ts';

const ATOMS = [69, 2_000, 20_000];
/** Vertices that are dragged, and places of the pointer on the way of each. */
const DRAGS = 8;
const MOVES = 40;
/** Drags that are made before anything is measured. */
const WARM_UP = 4;
/** How far a vertex is dragged: within the blocks beside it. */
const REACH_METRES = 12;

interface Frame {
  readonly processorMs: number;
  readonly bareProcessorMs: number;
  readonly editMs: number;
  readonly figuresMs: number;
  /** The bare work on the same grids: whether their atoms are a coverage, and their polygons. */
  readonly baselineMs: number;
}

/**
 * What one movement of the pointer costs while a vertex of a border is dragged: the edit with all its checks, and the
 * figures and rules of the grids that it touches. Beside it, in the same run, the bare work on the same grids: to
 * verify the coverage of their atoms and to dissolve each. Medians are of time on the clock. The processor's time is
 * counted in steps too large for one frame, so of that the mean is given, and the ratio is one of means.
 */
export function measure(): BenchFigure[] {
  return ATOMS.flatMap((atoms) => {
    const district = blockDistrict(atoms, 5);
    const frames = framesOf(district);
    const name = `${district.plan.atoms.length} atoms`;
    const middle = (time: (frame: Frame) => number, share = 0.5) => quantile(frames.map(time), share);
    const frame = ({ editMs, figuresMs }: Frame) => editMs + figuresMs;
    const mean = (time: (frame: Frame) => number) =>
      frames.reduce((sum, one) => sum + time(one), 0) / frames.length;
    const [processor, bare] = [mean(({ processorMs }) => processorMs), mean((one) => one.bareProcessorMs)];
    return [
      { name: `${name}: frame, median`, value: middle(frame), unit: 'ms' },
      { name: `${name}: frame, 95 of 100`, value: middle(frame, 0.95), unit: 'ms' },
      { name: `${name}: frame, processor, mean`, value: processor, unit: 'ms' },
      { name: `${name}: edit, median`, value: middle(({ editMs }) => editMs), unit: 'ms' },
      { name: `${name}: figures, median`, value: middle(({ figuresMs }) => figuresMs), unit: 'ms' },
      { name: `${name}: bare work, median`, value: middle(({ baselineMs }) => baselineMs), unit: 'ms' },
      { name: `${name}: bare work, processor, mean`, value: bare, unit: 'ms' },
      { name: `${name}: frame / bare work`, value: processor / bare, unit: '' },
      { name: `${name}: frames measured`, value: frames.length, unit: '' },
    ];
  });
}

function framesOf({ plan, ground, departments }: BlockDistrict): Frame[] {
  const chance = new Chance(11);
  const context: EditContext = {
    households: householdCounter(ground.households),
    rules: ground.rules,
    changeSet: 'drag',
  };
  const figures = new LiveFigures(ground, departments);
  const frames: Frame[] = [];
  const vertices = verticesToDrag(plan, chance);
  for (let drag = 0; drag < DRAGS + WARM_UP; drag++) {
    const from = chance.pick(vertices);
    const turn = chance.unit();
    for (let move = 1; move <= MOVES; move++) {
      const to = placeOnWay(from, turn, move / MOVES);
      const frame = frameOf(
        plan,
        { kind: 'move-vertices', moves: [{ from, to }], inserts: [] },
        context,
        figures,
      );
      if (frame !== null && drag >= WARM_UP) frames.push(frame);
    }
  }
  if (frames.length < (DRAGS * MOVES) / 2)
    throw new Error(`only ${frames.length} of ${DRAGS * MOVES} moves may be made`);
  return frames;
}

/** Null where the edit is refused. */
function frameOf(plan: PlanState, op: EditOp, context: EditContext, figures: LiveFigures): Frame | null {
  const [begun, processor] = [performance.now(), processorTime()];
  const outcome = applyEdit(plan, op, context);
  if ('rejected' in outcome) return null;
  const after = applyDiff(plan, outcome.diff);
  const edited = performance.now();
  figures.change(plan, outcome.diff, after);
  const shown = performance.now();
  const processorMs = processorTime() - processor;
  const grids = touchedGrids(outcome.diff).map((code) =>
    after.atoms.filter((_, i) => after.codes[i] === code).map(({ geometry }) => geometry),
  );
  const [bare, bareProcessor] = [performance.now(), processorTime()];
  verifyCoverage(grids.flat());
  for (const grid of grids) dissolve(grid);
  const baselineMs = performance.now() - bare;
  const bareProcessorMs = processorTime() - bareProcessor;
  return { processorMs, bareProcessorMs, editMs: edited - begun, figuresMs: shown - edited, baselineMs };
}

/** Vertices inside borders: two edges meet there, between the same two grids. */
function verticesToDrag(plan: PlanState, chance: Chance): Position[] {
  const found = new Map<string, { at: Position; pairs: string[] }>();
  for (const { ends, codes } of borderEdges(plan)) {
    for (const at of ends) {
      const known = found.get(at.join()) ?? { at, pairs: [] };
      known.pairs.push([...codes].sort().join());
      found.set(at.join(), known);
    }
  }
  const inside = [...found.values()].filter(({ pairs: [a, b, more] }) => a === b && more === undefined);
  return Array.from({ length: DRAGS + WARM_UP }, () => chance.pick(inside).at);
}

/** A way out and around, back nearly to where it began. */
function placeOnWay([lon, lat]: Position, turn: number, share: number): Position {
  const angle = 2 * Math.PI * (turn + share);
  const reach = REACH_METRES * Math.sin(Math.PI * Math.min(share, 0.95));
  const place = [lon! + (reach * Math.cos(angle)) / 95_240, lat! + (reach * Math.sin(angle)) / 110_860];
  return place.map((degrees) => Math.round(degrees * 1e7) / 1e7);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

/** What this thread has used, in milliseconds. */
function processorTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
