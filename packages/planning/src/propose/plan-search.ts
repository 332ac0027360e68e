import { GridLinks } from './grid-links.ts';
import { type Band, CLASH, excessOf, type Partition, type Sums, scoreOf } from './partition.ts';
import type { Random } from './random.ts';
import type { SearchGraph } from './search-graph.ts';
import { SpanningCut } from './spanning-cut.ts';

/** Edges in view: what is needed of them stays in the processor's cache. */
const VIEW = 4096;

/**
 * Random steps on a plan; each is taken when it brings grids nearer to the band, or leaves them as near and
 * costs no more than the slack of the moment (see `temper`). Grids stay connected, and every component
 * keeps its number of grids (unless the number is free).
 *
 *   rejoin    joins two neighbouring grids and cuts them anew
 *   relocate  joins two neighbouring grids for good and cuts another grid of the component in two
 *   shift     hands one node over a border
 *   split, join   only where the number of grids is free
 */
export class PlanSearch {
  readonly partition: Partition;
  private readonly graph: SearchGraph;
  private readonly band: Band;
  private readonly random: Random;
  private readonly cut: SpanningCut;
  private readonly members: Int32Array;
  /** Sums of the plan without the grids that are being changed. */
  private readonly rest: Sums;
  private readonly table: Float64Array;
  private readonly links: GridLinks;
  private slack = 0;
  private penalty = 0;
  private reach = 0;
  private viewFrom = 0;
  // The two grids of the last border picked, and a node of the first of them that touches the other.
  private one = 0;
  private other = 0;
  private nodeOfOne = 0;

  constructor(graph: SearchGraph, band: Band, partition: Partition, random: Random) {
    this.graph = graph;
    this.band = band;
    this.partition = partition;
    this.random = random;
    this.cut = new SpanningCut(graph, band, random);
    this.members = new Int32Array(graph.nodes);
    this.rest = { shared: new Float64Array(graph.departments), squares: 0, cut: 0, excess: 0 };
    this.table = new Float64Array(graph.labels);
    this.links = new GridLinks(partition);
  }

  /**
   * What steps may cost from here on: up to `slack` of the score. With `penalty` 0 the band is hard: no step
   * takes grids further from it. Else each size unit outside costs `penalty` of the score, and a step may
   * go out by up to `reach` units.
   */
  temper(slack: number, penalty: number, reach: number): void {
    this.slack = slack;
    this.penalty = penalty;
    this.reach = reach;
  }

  /**
   * Looks at one stretch of the edges from here on, which lies together on the ground and in memory;
   * `fraction` (0..1) says how far through them it begins. Small graphs are always seen whole.
   */
  look(fraction: number): void {
    this.viewFrom = Math.floor(fraction * this.graph.edgeA.length);
  }

  /** Joins two neighbouring grids and cuts them again where it is best along a random spanning tree. */
  rejoin(): boolean {
    const { partition, cut, rest, members } = this;
    if (!this.pickBorder()) return false;
    const { one, other } = this;
    this.startRest();
    this.takeOut(one);
    this.takeOut(other);
    rest.cut -= partition.borderBetween(one, other);
    const count = partition.collect(other, members, partition.collect(one, members, 0));
    cut.search(members, count, rest, this.allowedExcess, this.penalty, this.random.unit());
    if (!cut.found || this.isAsBefore() || !this.accepts(cut.best.excess, cut.bestScore)) return false;
    this.takeCut(one, other, count);
    return true;
  }

  /** Joins two neighbouring grids and cuts a third one in two, so that the number of grids stays. */
  relocate(): boolean {
    const { partition, cut, members } = this;
    if (!this.pickBorder()) return false;
    const { one, other } = this;
    const node = this.someNode();
    const third = partition.gridOf[node]!;
    if (third === one || third === other || partition.count[third]! < 2) return false;
    if (this.graph.componentOf[node] !== this.graph.componentOf[this.nodeOfOne]) return false;
    if (
      this.excessOfJoin(one, other) + this.leastExcessOfCut(third) >
      this.allowedExcess - partition.sums.excess
    )
      return false;
    this.startRest();
    this.takeOut(third);
    this.putJoined(one, other);
    const count = partition.collect(third, members, 0);
    cut.search(members, count, this.rest, this.allowedExcess, this.penalty, this.random.unit());
    if (!cut.found || !this.accepts(cut.best.excess, cut.bestScore)) return false;
    this.empty(other, one);
    this.takeCut(third, other, count);
    partition.measureGrid(one);
    return true;
  }

  /** Hands one node on a border to the grid across. */
  shift(): boolean {
    const { partition, graph, rest } = this;
    if (!this.pickBorder()) return false;
    const { one, other, nodeOfOne: node } = this;
    if (partition.count[one] === 1) return false;
    const sizeOfOne = partition.size[one]! - graph.size[node]!;
    const sizeOfOther = partition.size[other]! + graph.size[node]!;
    const { sums } = partition;
    const excess =
      sums.excess -
      excessOf(this.band, partition.size[one]!) -
      excessOf(this.band, partition.size[other]!) +
      excessOf(this.band, sizeOfOne) +
      excessOf(this.band, sizeOfOther) +
      CLASH * (partition.clashes(node, other) - partition.clashes(node, one));
    if (excess > this.allowedExcess) return false;
    this.startRest();
    const mass = graph.mass[node]!;
    // (o + m)^2 - o^2 + (n - m)^2 - n^2, for the grids as for each label in them
    rest.squares += 2 * mass * (partition.mass[other]! - partition.mass[one]! + mass);
    this.addMasses(other, 1);
    this.addMasses(one, -1);
    for (let entry = graph.entryStart[node]!; entry < graph.entryStart[node + 1]!; entry++) {
      const label = graph.entryLabel[entry]!;
      const moved = graph.entryMass[entry]!;
      rest.shared[graph.departmentOfLabel[label]!]! += 2 * moved * (this.table[label]! + moved);
    }
    this.clearMasses(other);
    this.clearMasses(one);
    for (let at = graph.neighbourStart[node]!; at < graph.neighbourStart[node + 1]!; at++) {
      const grid = partition.gridOf[graph.neighbour[at]!]!;
      if (grid === one) rest.cut += graph.borderLength[at]!;
      else if (grid === other) rest.cut -= graph.borderLength[at]!;
    }
    const score = scoreOf(graph, rest.shared, rest.squares, rest.cut);
    if (!this.accepts(excess, score) || !this.links.hold(node)) return false;
    rest.excess = excess;
    partition.move(node, other);
    partition.measureGrid(one);
    partition.measureGrid(other);
    this.takeSums(rest);
    return true;
  }

  /** Cuts a grid in two; only where the number of grids is free. */
  split(): boolean {
    const { partition, cut, members } = this;
    const grid = partition.gridOf[this.someNode()]!;
    if (partition.count[grid]! < 2) return false;
    this.startRest();
    this.takeOut(grid);
    const count = partition.collect(grid, members, 0);
    cut.search(members, count, this.rest, this.allowedExcess, this.penalty, this.random.unit());
    if (!cut.found || !this.accepts(cut.best.excess, cut.bestScore)) return false;
    const added = partition.grids++;
    this.takeCut(grid, added, count);
    return true;
  }

  /** Joins two neighbouring grids; only where the number of grids is free. */
  join(): boolean {
    const { partition, rest } = this;
    if (!this.pickBorder()) return false;
    const { one, other } = this;
    this.startRest();
    this.putJoined(one, other);
    const score = scoreOf(this.graph, rest.shared, rest.squares, rest.cut);
    if (!this.accepts(rest.excess, score)) return false;
    this.empty(other, one);
    const last = --partition.grids;
    if (last !== other) this.empty(last, other);
    partition.measureGrid(one === last ? other : one);
    if (last !== other) partition.measureGrid(other);
    this.takeSums(rest);
    return true;
  }

  private get allowedExcess(): number {
    return this.partition.sums.excess + this.reach;
  }

  private accepts(excess: number, score: number): boolean {
    const { partition, penalty, slack } = this;
    const { sums } = partition;
    if (penalty === 0 && excess !== sums.excess) return excess < sums.excess;
    return score - penalty * excess > partition.score - penalty * sums.excess - slack;
  }

  /** Whether the cut just found leads back to the plan as it is: where the border lay is often best. */
  private isAsBefore(): boolean {
    const { best, bestScore } = this.cut;
    const { sums, score } = this.partition;
    return best.squares === sums.squares && best.cut === sums.cut && bestScore === score;
  }

  /** A random border between two grids, longer rows of atoms more often; false where none was found. */
  private pickBorder(): boolean {
    const { graph, partition, random } = this;
    if (partition.grids < 2 || graph.edgeA.length === 0) return false;
    for (let attempt = 0; attempt < 64; attempt++) {
      const edge = this.someEdge();
      const forward = random.next() < 0x80000000;
      const node = forward ? graph.edgeA[edge]! : graph.edgeB[edge]!;
      this.one = partition.gridOf[node]!;
      this.other = partition.gridOf[forward ? graph.edgeB[edge]! : graph.edgeA[edge]!]!;
      this.nodeOfOne = node;
      if (this.one !== this.other) return true;
    }
    return false;
  }

  /** A random edge in view. */
  private someEdge(): number {
    const edges = this.graph.edgeA.length;
    if (edges <= VIEW) return this.random.below(edges);
    return (this.viewFrom + this.random.below(VIEW)) % edges;
  }

  /** A random node in view. */
  private someNode(): number {
    const { graph, random } = this;
    return graph.edgeA.length <= VIEW ? random.below(graph.open) : graph.edgeA[this.someEdge()]!;
  }

  private startRest(): void {
    const { rest } = this;
    const { sums } = this.partition;
    rest.shared.set(sums.shared);
    rest.squares = sums.squares;
    rest.cut = sums.cut;
    rest.excess = sums.excess;
  }

  private takeSums(from: Sums): void {
    const { sums } = this.partition;
    sums.shared.set(from.shared);
    sums.squares = from.squares;
    sums.cut = from.cut;
    sums.excess = from.excess;
  }

  private takeOut(grid: number): void {
    const { rest, partition } = this;
    const { departments } = this.graph;
    for (let department = 0; department < departments; department++) {
      rest.shared[department]! -= partition.shared[grid * departments + department]!;
    }
    rest.squares -= partition.mass[grid]! * partition.mass[grid]!;
    rest.excess -= excessOf(this.band, partition.size[grid]!) + CLASH * this.pairsBetween(grid, grid);
  }

  /** Changes `rest` to a plan in which the two grids are one. */
  private putJoined(one: number, other: number): void {
    const { rest, partition, graph, table } = this;
    rest.excess += this.excessOfJoin(one, other);
    rest.squares += 2 * partition.mass[one]! * partition.mass[other]!;
    rest.cut -= partition.borderBetween(one, other);
    this.addMasses(one, 1);
    const count = partition.collect(other, this.members, 0);
    for (let at = 0; at < count; at++) {
      const node = this.members[at]!;
      for (let entry = graph.entryStart[node]!; entry < graph.entryStart[node + 1]!; entry++) {
        const label = graph.entryLabel[entry]!;
        rest.shared[graph.departmentOfLabel[label]!]! += 2 * graph.entryMass[entry]! * table[label]!;
      }
    }
    this.clearMasses(one);
  }

  /** What joining two grids adds to the excess; may be negative. */
  private excessOfJoin(one: number, other: number): number {
    const { band, partition } = this;
    const sizeOfOne = partition.size[one]!;
    const sizeOfOther = partition.size[other]!;
    return (
      excessOf(band, sizeOfOne + sizeOfOther) -
      excessOf(band, sizeOfOne) -
      excessOf(band, sizeOfOther) +
      CLASH * this.pairsBetween(one, other)
    );
  }

  /** Pairs that must lie apart, with a node in each of two grids (or both in one). */
  private pairsBetween(one: number, other: number): number {
    if (this.graph.apart.length === 0) return 0;
    const { partition, members } = this;
    const count = partition.collect(one, members, 0);
    let pairs = 0;
    for (let at = 0; at < count; at++) pairs += partition.clashes(members[at]!, other);
    return one === other ? pairs / 2 : pairs;
  }

  private addMasses(grid: number, sign: number): void {
    const { graph, table, members } = this;
    const count = this.partition.collect(grid, members, 0);
    for (let at = 0; at < count; at++) {
      const node = members[at]!;
      for (let entry = graph.entryStart[node]!; entry < graph.entryStart[node + 1]!; entry++) {
        table[graph.entryLabel[entry]!]! += sign * graph.entryMass[entry]!;
      }
    }
  }

  private clearMasses(grid: number): void {
    const { graph, table, members } = this;
    const count = this.partition.collect(grid, members, 0);
    for (let at = 0; at < count; at++) {
      const node = members[at]!;
      for (let entry = graph.entryStart[node]!; entry < graph.entryStart[node + 1]!; entry++) {
        table[graph.entryLabel[entry]!] = 0;
      }
    }
  }

  /** Hands all members of `grid` to `to`. */
  private empty(grid: number, to: number): void {
    const { partition, members } = this;
    const count = partition.collect(grid, members, 0);
    for (let at = 0; at < count; at++) partition.move(members[at]!, to);
  }

  /** Carries out the cut just found: its lower side goes to `lower`, the rest to `upper`. */
  private takeCut(lower: number, upper: number, count: number): void {
    const { partition, cut } = this;
    for (let at = 0; at < count; at++) {
      partition.move(cut.preorder[at]!, at >= cut.from && at < cut.to ? lower : upper);
    }
    partition.measureGrid(lower);
    partition.measureGrid(upper);
    this.takeSums(cut.best);
  }

  /** The least excess a cut of `grid` can leave, less what the grid has now; of pairs it hopes the best. */
  private leastExcessOfCut(grid: number): number {
    const { band, partition } = this;
    const size = partition.size[grid]!;
    const least = Math.max(0, 2 * band.low - size, size - 2 * band.high);
    return least - excessOf(band, size) - CLASH * this.pairsBetween(grid, grid);
  }
}
