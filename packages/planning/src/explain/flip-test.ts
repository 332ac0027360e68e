import { massOf } from '../judge/measure-plan.ts';
import type { AtomGraph } from '../model/atom-graph.ts';
import type { PlanBasis } from '../model/basis.ts';
import { graphOfAtoms } from '../propose/graph-of-atoms.ts';
import type { Flip, FlipVerdict, OutsideAfterMove } from './flip.ts';
import { FlipCandidates, type Shed } from './flip-candidates.ts';
import { FlipSums } from './flip-sums.ts';

/** Changes of agreement below this are rounding. */
const NOTHING = 1e-9;
/** Sizes are sums of fractions; this share of a mean grid is no difference. */
const SIZE_TOLERANCE = 1e-9;
/** The land of a line is followed by the labels of so many departments at most, those with most weight. */
const DEPARTMENTS_FOLLOWED = 3;

/** A size that passes the band by more than this factor says little about the line. */
const FAR_OUTSIDE = 2;

/** A small change that was looked at. */
interface Trial {
  readonly change: number;
  /** The same by area where nobody lives on the land that moves, and nothing changes by households. */
  readonly judged: number;
  /** Infinity where no weight makes up for it. */
  readonly factor: number;
  readonly shed: Shed;
  readonly from: number;
  readonly to: number;
  /** `to` is a grid that the plan does not have. */
  readonly makesGrid: boolean;
  readonly wanted: readonly number[];
  readonly outside: OutsideAfterMove | null;
}

/**
 * Local flip tests on one plan: the cheapest move of whole atoms between two grids that brings a border, or
 * takes one away. Only the grids touched are looked at; the change of agreement is exact.
 */
export class FlipTest {
  readonly graph: AtomGraph;
  /** By atom, an index into `codeOf`. */
  readonly assignment: Int32Array;
  readonly codeOf: readonly string[];
  private readonly basis: PlanBasis;
  private readonly sums: FlipSums;
  private readonly sumsOfArea: FlipSums;
  private readonly candidates: FlipCandidates;
  private readonly low: number;
  private readonly high: number;
  private readonly weights: number;

  /**
   * @param codes the grid of each atom.
   * @param band least and greatest size of a grid as multiples of the mean; null for any size.
   */
  constructor(basis: PlanBasis, codes: readonly string[], band: readonly [number, number] | null) {
    this.basis = basis;
    this.graph = graphOfAtoms(basis);
    this.codeOf = [...new Set(codes)].sort();
    const gridOf = new Map(this.codeOf.map((code, grid) => [code, grid]));
    this.assignment = Int32Array.from(codes, (code) => gridOf.get(code)!);
    const grids = this.codeOf.length;
    this.sums = new FlipSums(this.graph, this.assignment, grids, massOf(this.graph));
    this.sumsOfArea = new FlipSums(this.graph, this.assignment, grids, this.graph.areaM2);
    this.candidates = new FlipCandidates(this.graph, this.assignment, grids);
    const mean = this.sums.mass.reduce((sum, mass) => sum + mass, 0) / grids;
    this.low = band === null ? 0 : mean * band[0];
    this.high = band === null ? Number.POSITIVE_INFINITY : mean * band[1];
    this.weights = basis.departments.reduce((sum, { weight }) => sum + weight, 0);
  }

  /**
   * Brings a border back between `left` and `right`, atoms of one grid: one side goes to a grid beside it, or
   * becomes a grid of its own.
   *
   * @param wanting the departments that drew the line, by index.
   */
  bringBack(left: readonly number[], right: readonly number[], wanting: readonly number[]): Flip {
    const grid = this.assignment[left[0]!]!;
    const trials: Trial[] = [];
    for (const [own, other] of [
      [left, right],
      [right, left],
    ] as const) {
      for (const shed of this.sheds(grid, own, other, wanting)) {
        for (const [to, parts] of this.candidates.gridsAround(shed.atoms)) {
          if (parts === shed.parts) trials.push(this.tried(shed, grid, to, wanting));
        }
        if (shed.parts === 1) trials.push(this.tried(shed, grid, this.codeOf.length, wanting));
      }
    }
    return this.verdict(trials, wanting, 'breaks-grid');
  }

  /**
   * Takes the border between `left` and `right` away, atoms of two grids: the atoms along it go over from one
   * side to the other, with what they would cut off, or the grids become one.
   *
   * @param wanting the departments that hold both sides as one grid, by index.
   */
  takeAway(left: readonly number[], right: readonly number[], wanting: readonly number[]): Flip {
    const trials: Trial[] = [];
    for (const [own, other] of [
      [left, right],
      [right, left],
    ] as const) {
      const from = this.assignment[own[0]!]!;
      const to = this.assignment[other[0]!]!;
      const whole = { atoms: this.candidates.membersOf(from), parts: 1, whole: true };
      for (const shed of [...this.sheds(from, own, [], wanting), whole]) {
        if (shed.whole || this.candidates.gridsAround(shed.atoms).get(to) === shed.parts)
          trials.push(this.tried(shed, from, to, wanting));
      }
    }
    const joined = left.some((atom) => right.some((across) => this.areJoined(atom, across)));
    return this.verdict(joined ? trials : [], wanting, joined ? 'breaks-grid' : 'crosses-community');
  }

  /** Borders between communities join nothing, so atoms of two communities are never joined. */
  private areJoined(one: number, other: number): boolean {
    return this.basis.atoms[one]!.community === this.basis.atoms[other]!.community;
  }

  /** The ways in which `own` can leave, each once. */
  private sheds(
    grid: number,
    own: readonly number[],
    other: readonly number[],
    wanting: readonly number[],
  ): Shed[] {
    const heaviest = [...wanting]
      .sort((a, b) => this.weightOf(b) - this.weightOf(a) || a - b)
      .slice(0, DEPARTMENTS_FOLLOWED);
    const found = new Map<string, Shed>();
    for (const department of [null, ...heaviest]) {
      const shed = this.candidates.shed(grid, own, other, department, this.sums.mass);
      if (shed !== null) found.set(shed.atoms.join(), shed);
    }
    return [...found.values()];
  }

  private tried(shed: Shed, from: number, to: number, wanting: readonly number[]): Trial {
    const empty = shed.atoms.every((atom) => this.sums.mass[atom] === 0);
    const changes = (empty ? this.sumsOfArea : this.sums).changes(shed.atoms, from, to);
    const wanted = wanting.filter((department) => changes[department]! > 0);
    const weighted = (departments: Iterable<number>) => {
      let sum = 0;
      for (const department of departments) sum += this.weightOf(department) * changes[department]!;
      return sum;
    };
    const all = weighted(changes.keys());
    const ofWanted = weighted(wanted);
    const judged = this.weights > 0 ? all / this.weights : 0;
    return {
      change: empty ? 0 : judged,
      judged,
      // The mean is linear in the weights: f * ofWanted + (all - ofWanted) = 0.
      factor: ofWanted > 0 ? (ofWanted - all) / ofWanted : Number.POSITIVE_INFINITY,
      shed,
      from,
      to,
      makesGrid: to === this.codeOf.length,
      wanted,
      outside: this.outsideAfter(shed, from, to),
    };
  }

  /** The grid that the move brings out of the band, or further out; null where there is none. */
  private outsideAfter(shed: Shed, from: number, to: number): OutsideAfterMove | null {
    const { gridMass, mass } = this.sums;
    const moved = shed.atoms.reduce((sum, atom) => sum + mass[atom]!, 0);
    const slack = SIZE_TOLERANCE * (this.low + (Number.isFinite(this.high) ? this.high : 0));
    const after = [{ grid: to, before: gridMass[to]!, size: gridMass[to]! + moved }];
    if (!shed.whole) after.push({ grid: from, before: gridMass[from]!, size: gridMass[from]! - moved });
    for (const { grid, before, size } of after) {
      const code = this.codeOf[grid] ?? null;
      if (size > this.high + slack && size > before)
        return { code, side: 'too-large', size, limit: this.high };
      if (size < this.low - slack && (size < before || code === null))
        return { code, side: 'too-small', size, limit: this.low };
    }
    return null;
  }

  /** The best of the trials by what stands in its way: nothing, a weight, the band. */
  private verdict(trials: readonly Trial[], wanting: readonly number[], without: FlipVerdict): Flip {
    let best: Trial | null = null;
    for (const trial of trials) if (best === null || compare(trial, best) < 0) best = trial;
    if (best === null) {
      const wanted = this.named(wanting);
      return {
        verdict: without,
        change: 0,
        weightFactor: null,
        households: 0,
        move: null,
        wanted,
        outside: null,
      };
    }
    const { shed, to, outside } = best;
    const verdict = outside === null ? LEGAL_VERDICTS[hindrance(best)]! : 'leaves-band';
    return {
      verdict,
      change: best.change,
      weightFactor: verdict === 'needs-weight' ? best.factor : null,
      households: shed.atoms.reduce((sum, atom) => sum + this.basis.atoms[atom]!.households, 0),
      move: {
        atoms: shed.atoms.map((atom) => this.basis.atoms[atom]!.id),
        to: this.codeOf[to] ?? null,
        joins: shed.whole,
      },
      wanted: this.named(verdict === 'never' ? wanting : best.wanted),
      outside,
    };
  }

  private named(departments: readonly number[]): string[] {
    return departments.map((department) => this.graph.departments[department]!.id).sort();
  }

  private weightOf(department: number): number {
    return this.graph.departments[department]!.weight;
  }
}

const LEGAL_VERDICTS = ['would-improve', 'needs-weight', 'never'] as const satisfies readonly FlipVerdict[];

/** 0: costs no agreement; 1: a weight makes up for it; 2: no weight does. */
function hindrance({ judged, factor }: Trial): 0 | 1 | 2 {
  if (judged >= -NOTHING) return 0;
  return Number.isFinite(factor) ? 1 : 2;
}

/** What stands in the way, least first: nothing, a weight, the band by a little, everything else. */
function rank(trial: Trial): number {
  const barred = hindrance(trial);
  if (trial.outside === null) return barred === 2 ? 3 : barred;
  return barred === 2 || farOutside(trial.outside) > FAR_OUTSIDE ? 4 : 2;
}

/** By what factor a grid passes the band. */
function farOutside({ side, size, limit }: OutsideAfterMove): number {
  return side === 'too-large' ? size / limit : limit / size;
}

function compare(one: Trial, other: Trial): number {
  return (
    rank(one) - rank(other) ||
    Number(changesCount(one)) - Number(changesCount(other)) ||
    compareWithin(one, other) ||
    one.shed.atoms.length - other.shed.atoms.length ||
    one.to - other.to ||
    one.from - other.from
  );
}

function compareWithin(one: Trial, other: Trial): number {
  if (one.outside !== null && other.outside !== null)
    return farOutside(one.outside) - farOutside(other.outside);
  return rank(one) === 1 ? one.factor - other.factor : other.judged - one.judged;
}

/** Whether there would be a grid more or less. */
function changesCount({ shed, makesGrid }: Trial): boolean {
  return shed.whole || makesGrid;
}
