import { byGain, dollsOf } from './exact-dolls.ts';
import { ExactObjective, type LinearBound } from './exact-objective.ts';
import { ExactShape } from './exact-shape.ts';
import type { Band } from './partition.ts';
import type { SearchGraph } from './search-graph.ts';

export interface ExactTask {
  /** Number of open grids. */
  readonly grids: number;
  readonly band: Band;
  /** Partial plans that may be looked at in all. */
  readonly limit: number;
  /** A plan that is better by no more than this need not be found. */
  readonly tolerance: number;
  /** A plan by open node, grids numbered in the order of nodes; where it is legal, one to improve on. */
  readonly start: Int32Array | null;
}

export interface ExactPlan {
  /** The grid of each open node. */
  readonly gridOf: Int32Array;
  readonly value: number;
}

export interface ExactResult {
  /** Null where no plan was found. */
  readonly best: ExactPlan | null;
  /** No legal plan is worth more; -Infinity where there is none. */
  readonly bound: number;
  readonly searched: number;
}

/** The range of the grids' sum of squares is cut into so many slices, each with a linear bound of its own. */
const SLICES = 24;
/** Search nodes for each doll while a multiplier is looked for, and at most; between, as the limit has it. */
const TRIAL_DOLL_NODES = 40;
const MOST_DOLL_NODES = 2000;
/** Multipliers of the sum of squares, in units of the whole mass: the first, and by what factors others differ. */
const FIRST_PULL = 8;
const FIRST_FACTOR = 1.5;
const LAST_FACTOR = 1.1;
/** No plan is worth less: every term is above -1. */
const LEAST_VALUE = -2;
/** Falling by less ends the search for a multiplier. */
const WORTHWHILE = 1e-6;
/** Values nearer than this are equal. */
const EQUAL = 1e-10;

/**
 * The best plan by branch and bound: nodes are placed one after the other, heaviest first, into the grids so far
 * or a new one. In each slice of the sum of squares the objective is bounded by a linear one; what the placed
 * nodes gain, the most each later node can gain with them, and the Russian doll of the later nodes among
 * themselves bound every plan below. Shapes that cannot become connected, sizes that cannot fit the band and
 * pairs that must lie apart end a branch too.
 *
 * @throws never; with too few search nodes the bound stays above the best plan.
 */
export function searchExactly(graph: SearchGraph, task: ExactTask): ExactResult {
  const search = new ExactSearch(graph, task);
  return search.run();
}

/** A slice's linear bound by place in the order, and what no plan passes by it. */
interface Relaxation {
  readonly base: number;
  readonly gain: Float64Array;
  readonly top: number;
}

class ExactSearch {
  private readonly graph: SearchGraph;
  private readonly task: ExactTask;
  private readonly objective: ExactObjective;
  private readonly shape: ExactShape;
  /** Open nodes in the order in which they are placed. */
  private readonly order: Int32Array;
  private readonly inGrid: Float64Array;
  /** By grid, and what each has at most; by place in the order. */
  private readonly mass: Float64Array;
  private readonly most: number;
  private readonly massInOrder: Float64Array;
  private best: ExactPlan | null = null;
  /** The greatest bound of what was left out for want of search nodes. */
  private leftOut = Number.NEGATIVE_INFINITY;
  private searched = 0;
  private until = 0;
  // The slice being searched; gains are by place in the order.
  private gain: Float64Array = new Float64Array(0);
  private dolls: Float64Array = new Float64Array(0);
  private pull = FIRST_PULL;
  private low = 0;
  private high = 0;

  constructor(graph: SearchGraph, task: ExactTask) {
    this.graph = graph;
    this.task = task;
    this.objective = new ExactObjective(graph);
    this.shape = new ExactShape(graph, task.band, task.grids);
    this.order = Int32Array.from({ length: graph.open }, (_, node) => node).sort(
      (a, b) => graph.mass[b]! - graph.mass[a]! || a - b,
    );
    this.inGrid = new Float64Array(graph.open * task.grids);
    this.mass = new Float64Array(task.grids);
    this.most = this.objective.massesWithin(task.band).most;
    this.massInOrder = Float64Array.from(this.order, (node) => graph.mass[node]!);
  }

  run(): ExactResult {
    const { task, objective } = this;
    const start = task.start !== null && this.isLegal(task.start) ? task.start : null;
    if (start !== null) this.offer(start);
    const range = objective.rangeOfSquares(task.grids, task.band);
    const ratio = (range.high / range.low) ** (1 / SLICES);
    const own = start === null ? range.low : objective.squaresOf(start);
    const slices = Array.from({ length: SLICES }, (_, at) => ({
      low: range.low * ratio ** at,
      high: range.low * ratio ** (at + 1),
    }));
    // The slice of the plan given first: the best is most likely near.
    const distance = ({ low, high }: { low: number; high: number }) => Math.max(low / own, own / high);
    slices.sort((a, b) => distance(a) - distance(b) || a.low - b.low);
    slices.forEach(({ low, high }, at) => {
      this.until = this.searched + Math.floor((task.limit - this.searched) / (SLICES - at));
      this.searchSlice(low * (1 - 1e-12), high * (1 + 1e-12));
    });
    return {
      best: this.best,
      bound: Math.max(this.leftOut, this.best?.value ?? Number.NEGATIVE_INFINITY),
      searched: this.searched,
    };
  }

  private searchSlice(low: number, high: number): void {
    const pull = this.pull;
    const relaxed = this.relax(low, high, Math.max(LEAST_VALUE, this.best?.value ?? LEAST_VALUE));
    if (relaxed.top < LEAST_VALUE) {
      // No plan has its sum in this slice, and the multiplier ran away.
      this.pull = pull;
      return;
    }
    if (this.passesOver(relaxed.top)) return;
    this.low = low;
    this.high = high;
    this.gain = relaxed.gain;
    const dollNodes = Math.min(MOST_DOLL_NODES, Math.max(TRIAL_DOLL_NODES, this.task.limit / (4 * SLICES)));
    this.dolls = this.dollsFor(relaxed.gain, dollNodes);
    this.inGrid.fill(0);
    this.place(0, 0, relaxed.base);
  }

  /**
   * The linear bound of a slice with the multiplier that brings the bound of all plans down most: it is convex in
   * the multiplier, so the search goes from that of the slice before while it falls.
   */
  private relax(low: number, high: number, enough: number): Relaxation {
    let best = this.relaxation(low, high, this.pull);
    for (let factor = FIRST_FACTOR; factor > LAST_FACTOR && best.top > enough; factor = Math.sqrt(factor)) {
      for (const step of [factor, 1 / factor]) {
        for (;;) {
          const next = this.relaxation(low, high, this.pull * step);
          if (!(next.top < best.top - WORTHWHILE)) break;
          best = next;
          this.pull *= step;
          if (best.top <= enough) return best;
        }
      }
    }
    return best;
  }

  private relaxation(low: number, high: number, pull: number): Relaxation {
    const { graph, task, order } = this;
    const grids = task.grids + graph.nodes - graph.open;
    const bound = this.objective.boundFor(low, high, grids, pull / graph.totalMass ** 2);
    const gain = inOrder(bound, order);
    return { base: bound.base, gain, top: bound.base + this.dollsFor(gain, TRIAL_DOLL_NODES)[0]! };
  }

  private dollsFor(gain: Float64Array, limit: number): Float64Array {
    return dollsOf(gain, this.massInOrder, this.most, this.task.grids, limit);
  }

  private place(at: number, used: number, gained: number): void {
    const { graph, task, shape, order, inGrid, mass } = this;
    if (at === graph.open) {
      if (used === task.grids) this.offer(shape.gridOf);
      return;
    }
    const bound = this.boundFrom(at, used, gained);
    if (this.passesOver(bound) || !this.reachesSlice(at, used)) return;
    if (this.searched >= this.until) {
      this.leftOut = Math.max(this.leftOut, bound);
      return;
    }
    this.searched++;
    const node = order[at]!;
    for (const grid of byGain(at, Math.min(used + 1, task.grids), inGrid, task.grids)) {
      const after = Math.max(used, grid + 1);
      if (graph.open - at - 1 < task.grids - after) continue;
      if (shape.place(node, grid, after)) {
        mass[grid]! += graph.mass[node]!;
        this.addGains(at, grid, 1);
        this.place(at + 1, after, gained + inGrid[at * task.grids + grid]!);
        this.addGains(at, grid, -1);
        mass[grid]! -= graph.mass[node]!;
      }
      shape.take(node, grid);
    }
  }

  /** Whether nothing below a bound is better by more than the tolerance; what may be better is remembered. */
  private passesOver(bound: number): boolean {
    const known = this.best?.value ?? Number.NEGATIVE_INFINITY;
    if (bound > known + Math.max(EQUAL, this.task.tolerance)) return false;
    if (bound > known + EQUAL) this.leftOut = Math.max(this.leftOut, bound);
    return true;
  }

  private boundFrom(at: number, used: number, gained: number): number {
    const { grids } = this.task;
    let bound = gained + this.dolls[at]!;
    for (let later = at; later < this.graph.open; later++) {
      let greatest = used < grids ? 0 : Number.NEGATIVE_INFINITY;
      for (let grid = 0; grid < used; grid++) {
        const gain = this.inGrid[later * grids + grid]!;
        if (gain > greatest && this.mass[grid]! + this.massInOrder[later]! <= this.most) greatest = gain;
      }
      bound += greatest;
    }
    return bound;
  }

  /** Whether a plan below can have its sum of squares in the slice. */
  private reachesSlice(at: number, used: number): boolean {
    const { graph, massInOrder, mass, task } = this;
    let rest = 0;
    for (let later = at; later < graph.open; later++) rest += massInOrder[later]!;
    let least = 0;
    let most = 0;
    let largest = 0;
    for (let node = graph.open; node < graph.nodes; node++) least += graph.mass[node]! ** 2;
    most = least;
    for (let grid = 0; grid < used; grid++) {
      most += mass[grid]! ** 2;
      largest = Math.max(largest, mass[grid]!);
    }
    most += (largest + rest) ** 2 - largest ** 2;
    least += levelled(mass, task.grids, rest);
    return least <= this.high && most >= this.low;
  }

  private addGains(at: number, grid: number, sign: number): void {
    const { open } = this.graph;
    const { grids } = this.task;
    for (let later = at + 1; later < open; later++)
      this.inGrid[later * grids + grid]! += sign * this.gain[at * open + later]!;
  }

  /** Whatever can still become legal is legal once all nodes are placed. */
  private isLegal(gridOf: Int32Array): boolean {
    const { shape, task } = this;
    let used = 0;
    let placed = 0;
    let legal = true;
    for (; legal && placed < gridOf.length; placed++) {
      const grid = gridOf[placed]!;
      used = Math.max(used, grid + 1);
      legal = used <= task.grids && shape.place(placed, grid, used);
      if (used > task.grids) break;
    }
    while (placed-- > 0) shape.take(placed, gridOf[placed]!);
    return legal && used === task.grids;
  }

  private offer(gridOf: Int32Array): void {
    const value = this.objective.valueOf(gridOf);
    if (this.best === null || value > this.best.value) this.best = { gridOf: gridOf.slice(), value };
  }
}

function inOrder({ gain }: LinearBound, order: Int32Array): Float64Array {
  const nodes = order.length;
  const placed = new Float64Array(nodes * nodes);
  for (let i = 0; i < nodes; i++) {
    for (let j = 0; j < nodes; j++) placed[i * nodes + j] = gain[order[i]! * nodes + order[j]!]!;
  }
  return placed;
}

/** The least sum of squares of the first grids after `rest` is shared out among them: the lightest are filled up. */
function levelled(mass: Float64Array, grids: number, rest: number): number {
  const sorted = mass.slice(0, grids).sort();
  let level = 0;
  let filled = 0;
  let below = 0;
  for (; filled < grids; filled++) {
    const next = sorted[filled]!;
    if (filled > 0 && next * filled - below >= rest) break;
    below += next;
  }
  level = (below + rest) / filled;
  let squares = filled * level * level;
  for (let grid = filled; grid < grids; grid++) squares += sorted[grid]! ** 2;
  return squares;
}
