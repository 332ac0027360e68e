import { buildTopology } from '@onegrid/geometry';
import { meanAdjustedRandIndex } from '../judge/measure-plan.ts';
import type { PlanBasis } from '../model/basis.ts';
import type { Objective } from '../model/objective.ts';
import { graphOfAtoms } from '../propose/graph-of-atoms.ts';
import { type ReproposalRefused, repropose } from '../propose/repropose.ts';
import type { Counterfactual, CounterfactualRefusal, Flip } from './flip.ts';
import { FlipTest } from './flip-test.ts';
import { arcSides, distinctPairs } from './lost-lines.ts';

/** A line along borders of atoms: the atoms on its two sides, or its positions. */
export type CounterfactualLine =
  | { readonly atomPairs: readonly (readonly [string, string])[] }
  | { readonly coordinates: readonly (readonly [number, number])[] };

export interface CounterfactualOptions {
  readonly objective: Objective;
  /** Least and greatest size of a grid as multiples of the mean; null for any size. */
  readonly band: readonly [number, number] | null;
  readonly seed: number;
  readonly quick?: boolean;
  readonly lockedGrids?: readonly string[];
  readonly dedicatedGrids?: readonly string[];
  /** The grid of each atom in the plan in force; `codes` unless given. */
  readonly reference?: readonly string[];
  readonly retiredCodes?: readonly string[];
  /** Called now and then with 0..1; throw from it to cancel. */
  readonly onProgress?: (fraction: number) => void;
}

/**
 * The best plan in which a line is a border of grids: a full search, with as many grids as now, in which the atoms
 * on its two sides must lie apart. Where they lie in one community, all others stay as they are.
 *
 * @param codes the grid of each atom.
 */
export function bringBack(
  basis: PlanBasis,
  codes: readonly string[],
  line: CounterfactualLine,
  options: CounterfactualOptions,
): Counterfactual {
  const pairs = pairsOf(basis, line);
  if (pairs === null) return impossible('line-unknown');
  const joined = pairs.filter(([a, b]) => codes[a] === codes[b]);
  if (joined.length === 0) return impossible('line-on-border');
  const local = (test: FlipTest) => {
    const grid = codes[joined[0]![0]];
    const within = joined.filter(([a]) => codes[a] === grid);
    return test.bringBack(side(within, 0), side(within, 1), departmentsParted(basis, within));
  };
  return solved(basis, codes, pairs, options, 'apart', local);
}

/**
 * The best plan in which a border of grids is none: the atoms on its two sides lie in one grid, edge by edge; all
 * else as for `bringBack`.
 */
export function takeAway(
  basis: PlanBasis,
  codes: readonly string[],
  line: CounterfactualLine,
  options: CounterfactualOptions,
): Counterfactual {
  const pairs = pairsOf(basis, line);
  if (pairs === null) return impossible('line-unknown');
  const parted = pairs.filter(([a, b]) => codes[a] !== codes[b]);
  if (parted.length === 0) return impossible('line-off-border');
  const { atoms } = basis;
  if (pairs.some(([a, b]) => atoms[a]!.community !== atoms[b]!.community))
    return impossible('line-crosses-communities');
  const local = (test: FlipTest) => {
    const [left, right] = parted[0]!.map((atom) => codes[atom]);
    const between = parted.filter(([a, b]) => codes[a] === left && codes[b] === right);
    return test.takeAway(side(between, 0), side(between, 1), []);
  };
  return solved(basis, codes, pairs, options, 'together', local);
}

type Pair = readonly [number, number];

function solved(
  basis: PlanBasis,
  codes: readonly string[],
  pairs: readonly Pair[],
  options: CounterfactualOptions,
  rule: 'apart' | 'together',
  local: (test: FlipTest) => Flip,
): Counterfactual {
  const ids = pairs.map(([a, b]) => [basis.atoms[a]!.id, basis.atoms[b]!.id] as const);
  const outcome = repropose({
    basis,
    codes: startOf(basis, codes, local(new FlipTest(basis, codes, options.band)), options),
    objective: options.objective,
    band: options.band,
    grids: null,
    ...communityOf(basis, pairs),
    lockedGrids: options.lockedGrids,
    dedicatedGrids: options.dedicatedGrids,
    [rule]: ids,
    reference: options.reference ?? codes,
    retiredCodes: options.retiredCodes,
    seed: options.seed,
    quick: options.quick,
    onProgress: options.onProgress,
  });
  if (outcome.kind === 'refused') return impossible(refusalOf(outcome.code));
  return {
    kind: 'possible',
    codes: outcome.codes,
    agreement: outcome.terms.agreement,
    change: outcome.terms.agreement - agreementOf(basis, codes),
    households: basis.atoms.reduce(
      (sum, { households }, at) => (outcome.codes[at] === codes[at] ? sum : sum + households),
      0,
    ),
    outsideBand: outcome.outsideBand,
    steps: outcome.steps,
  };
}

/**
 * Where the search begins: the plan after the local move, which has the line already, if that is a hand-over and
 * leaves locked grids alone; else the plan itself.
 */
function startOf(
  { atoms }: PlanBasis,
  codes: readonly string[],
  { move }: Flip,
  { lockedGrids = [], dedicatedGrids = [] }: CounterfactualOptions,
): readonly string[] {
  if (move === null || move.to === null || move.joins) return codes;
  const moved = new Set(move.atoms);
  const kept = new Set([...lockedGrids, ...dedicatedGrids]);
  if (kept.has(move.to) || atoms.some(({ id }, at) => moved.has(id) && kept.has(codes[at]!))) return codes;
  return codes.map((code, at) => (moved.has(atoms[at]!.id) ? move.to! : code));
}

function pairsOf({ atoms }: PlanBasis, line: CounterfactualLine): Pair[] | null {
  if ('coordinates' in line) {
    const sides = arcSides(buildTopology(atoms.map(({ geometry }) => geometry)), line.coordinates);
    return sides && distinctPairs(sides);
  }
  const atomAt = new Map(atoms.map(({ id }, at) => [id, at]));
  const pairs = line.atomPairs.map(([a, b]) => [atomAt.get(a) ?? -1, atomAt.get(b) ?? -1] as const);
  return pairs.length === 0 || pairs.some(([a, b]) => a < 0 || b < 0) ? null : pairs;
}

/** The one community that all the atoms lie in. */
function communityOf({ atoms }: PlanBasis, pairs: readonly Pair[]): { community?: string } {
  const communities = new Set(pairs.flat().map((atom) => atoms[atom]!.community));
  const [community] = communities;
  return communities.size === 1 && community !== null && community !== undefined ? { community } : {};
}

function departmentsParted({ atoms, departments }: PlanBasis, pairs: readonly Pair[]): number[] {
  return [...departments.keys()].filter((at) => {
    const { id } = departments[at]!;
    return pairs.every(([a, b]) => (atoms[a]!.labels[id] ?? null) !== (atoms[b]!.labels[id] ?? null));
  });
}

function side(pairs: readonly Pair[], which: 0 | 1): number[] {
  return [...new Set(pairs.map((pair) => pair[which]))];
}

function agreementOf(basis: PlanBasis, codes: readonly string[]): number {
  const gridOf = new Map([...new Set(codes)].map((code, grid) => [code, grid]));
  return meanAdjustedRandIndex(
    graphOfAtoms(basis),
    Int32Array.from(codes, (code) => gridOf.get(code)!),
  );
}

function refusalOf(code: ReproposalRefused['code']): CounterfactualRefusal {
  if (code === 'apart-in-one-piece') return 'line-tied';
  return code === 'together-across-closed' ? 'line-locked' : 'line-without-plan';
}

function impossible(reason: CounterfactualRefusal): Counterfactual {
  return { kind: 'impossible', reason };
}
