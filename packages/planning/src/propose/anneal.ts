import { agglomerate, numbered } from './agglomerate.ts';
import { BestPlan } from './best-plan.ts';
import { type Band, Partition } from './partition.ts';
import { PlanSearch } from './plan-search.ts';
import { Random } from './random.ts';
import type { SearchGraph } from './search-graph.ts';
import { startingPlan } from './starting-plan.ts';

export interface AnnealOptions {
  readonly seed: number;
  readonly steps: number;
  /** Whether the number of grids may change. */
  readonly free: boolean;
  readonly quick?: boolean;
  /** By atom: a division to start from. */
  readonly start?: Int32Array;
  readonly onProgress?: (fraction: number) => void;
}

interface Round {
  /** That of the first plan; null for the best plan so far. */
  readonly noise: number | null;
  readonly heat: number;
  /** Grids may leave the band for a while, which leads past plans that no legal step leads out of. */
  readonly soft: boolean;
  /** Of the steps. */
  readonly share: number;
}

/** Two rounds from different first plans, the last from the better of their results with half the heat. */
const ROUNDS: readonly Round[] = [
  { noise: 0, heat: 1, soft: false, share: 0.35 },
  { noise: 0.5, heat: 1, soft: true, share: 0.35 },
  { noise: null, heat: 0.5, soft: false, share: 0.3 },
];
/** With few steps one soft round is worth more than two rounds of half its length (2,000 grids: 0.626 for 0.617). */
const QUICK_ROUNDS: readonly Round[] = [
  { noise: 0.5, heat: 1, soft: true, share: 0.6 },
  { noise: null, heat: 0.5, soft: false, share: 0.4 },
];

/** Score that a step may cost at first, for a plan of one grid; a step on k grids changes about 1/k as much. */
const HEAT = 0.08;
/** Score that leaving the band by a mean grid costs in a soft round at first, for a plan of one grid. */
const PENALTY = 1.5;
/** How many mean grids further out of the band a step of a soft round may lead at first. */
const REACH = 1;
/** Where a graph has fewer nodes than this, single steps are coarser, and need so much more heat. */
const FINE_FROM_NODES = 200;
/** The rest of a round only climbs. */
const COOLED_AFTER = 0.9;
/** How often a round looks through the whole of a large graph. */
const SWEEPS = 16;
const STEPS_PER_REPORT = 512;

/**
 * The best plan found with `gridsOf[component]` grids in each component: threshold accepting (Dueck &
 * Scheuer 1990) over the steps of PlanSearch. It needs no exponential, whose last bits differ between
 * machines. A division to start from takes the place of the first round's plan. Grids are numbered by their
 * first node.
 */
export function anneal(
  graph: SearchGraph,
  band: Band,
  gridsOf: Int32Array,
  options: AnnealOptions,
): Partition {
  const random = new Random(options.seed);
  const best = new BestPlan(graph.nodes);
  const openGrids = gridsOf.reduce((sum, share) => sum + share, 0) - (graph.nodes - graph.open);
  const mean = graph.openSize / Math.max(1, openGrids);
  const coarseness = Math.max(1, FINE_FROM_NODES / graph.nodes);
  let spent = 0;
  const start = options.start && startingPlan(graph, band, gridsOf, options.start, random);
  (options.quick ? QUICK_ROUNDS : ROUNDS).forEach((round, index) => {
    const from =
      round.noise === null
        ? best.gridOf
        : ((index === 0 ? start : undefined) ?? agglomerate(graph, gridsOf, band.high, round.noise, random));
    const search = new PlanSearch(graph, band, new Partition(graph, band, from), random);
    best.offer(search.partition);
    const heat = HEAT * round.heat * coarseness;
    const penalty = PENALTY / (coarseness * graph.totalSize);
    const steps = Math.round(options.steps * round.share);
    for (let step = 0; step < steps; step++) {
      if ((spent + step) % STEPS_PER_REPORT === 0) options.onProgress?.((spent + step) / options.steps);
      search.look(((SWEEPS * step) / steps) % 1);
      const warmth = Math.max(0, 1 - step / (steps * COOLED_AFTER));
      const slack = (heat * warmth * warmth) / search.partition.grids;
      if (round.soft && warmth > 0) search.temper(slack, penalty / warmth, REACH * mean * warmth);
      else search.temper(slack, 0, 0);
      if (takeStep(search, random, options.free)) best.offer(search.partition);
    }
    spent += steps;
  });
  options.onProgress?.(1);
  return new Partition(graph, band, numbered(best.gridOf));
}

/** One random step. The odds were measured on eight real layers: relocating pays most. */
function takeStep(search: PlanSearch, random: Random, free: boolean): boolean {
  const chance = random.unit();
  if (free && chance < 0.1) return chance < 0.05 ? search.split() : search.join();
  if (chance < 0.55) return search.relocate();
  return chance < 0.75 ? search.shift() : search.rejoin();
}
