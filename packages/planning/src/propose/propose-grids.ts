import type { AtomGraph } from '../model/atom-graph.ts';
import { OBJECTIVES, type Objective } from '../model/objective.ts';
import { anneal } from './anneal.ts';
import { consensusCells } from './consensus-cells.ts';
import { gridsOutsideBand, type OutsideBandReason } from './outside-band.ts';
import { type Band, Partition } from './partition.ts';
import { objectiveValue, type PlanTerms, planTerms, referenceOf, sharesOf } from './plan-value.ts';
import { proposeCount } from './propose-count.ts';
import type { ProposeRules, RuleConflict } from './propose-rules.ts';
import { buildRuledGraph, type SearchGraph, withEvenness } from './search-graph.ts';
import { shareGrids } from './share-grids.ts';
import { sharesOfStart } from './starting-plan.ts';

export interface ProposeOptions {
  /** Number of grids, closed cells apart; null lets the departments' own numbers decide. */
  readonly grids: number | null;
  /** Least and greatest size of a grid as multiples of the mean; null for any size. */
  readonly band: readonly [number, number] | null;
  /** The size of a mean grid where it is not that of the grids proposed: that of a plan they are part of. */
  readonly meanSize?: number;
  /** What to look for; most agreed by default. */
  readonly objective?: Objective;
  readonly rules?: ProposeRules;
  readonly seed: number;
  /** A tenth of the steps or less: a plan to look at while a better one is searched for. */
  readonly quick?: boolean;
  /** Steps of the search; by default as many as the graph's size asks for. */
  readonly steps?: number;
  /** Called now and then with 0..1; throw from it to cancel. */
  readonly onProgress?: (fraction: number) => void;
}

/** A division of the atoms into grids, each in one part (links and closed cells count as joined). */
export interface Proposal {
  readonly kind: 'proposal';
  /** `assignment[i]` is the grid of atom i, 0..grids-1; every grid has an atom. */
  readonly assignment: Int32Array;
  /** With the closed cells, which come last. */
  readonly grids: number;
  readonly outsideBand: readonly {
    readonly grid: number;
    readonly size: number;
    readonly reason: OutsideBandReason;
  }[];
  /** Steps tried. */
  readonly steps: number;
  /** Weighted mean over the departments of the adjusted Rand index. */
  readonly score: number;
  /** Of the objective, and its terms. */
  readonly value: number;
  readonly terms: PlanTerms;
}

/** Why there is no proposal: the number of grids cannot be had whatever the plan, or the rules collide. */
export interface ProposalRefused {
  readonly kind: 'refused';
  readonly code:
    | 'no-atoms'
    | 'too-few-grids'
    | 'too-many-grids'
    | RuleConflict['code']
    /** The search found no plan in which these pairs lie in different grids. */
    | 'apart-not-found';
  /** What was asked for, and the least and greatest number there can be (closed cells apart). */
  readonly grids: number | null;
  readonly least: number;
  readonly greatest: number;
  /** Pairs of atoms that the rules collide on; empty otherwise. */
  readonly pairs: readonly (readonly [number, number])[];
}

/**
 * Proposes the grids that are best by the objective, by default those on which the departments agree best
 * (the greatest weighted mean adjusted Rand index), shorter borders deciding between equals. When rules
 * collide, grids in one part come before their number, the number before pairs that must lie apart, those
 * before the band; pairs that cannot be kept apart are refused. With neither number nor band the number is
 * free too (unless evenness counts), and departments that all draw the same cells get exactly those.
 *
 * The same graph, options and seed give the same assignment on every machine: sums are whole numbers,
 * chance comes from the seed, and the search ends after a number of steps. The order of atoms, edges,
 * departments and labels does not matter, nor do place and direction, and twice the lengths are the same
 * (as long as no two atoms are alike in everything but their place, as in a symmetric district).
 */
export function proposeGrids(graph: AtomGraph, options: ProposeOptions): Proposal | ProposalRefused {
  const { rules = {}, seed, quick = false, onProgress } = options;
  const shares = sharesOf(options.objective ?? OBJECTIVES['most-agreed']);
  const reference = rules.reference ?? referenceOf(graph);
  const columns = shares.agreement + shares.stability;
  const column = shares.stability > 0 ? { labels: reference, share: shares.stability / columns } : null;
  const plain = buildRuledGraph(graph, rules, column);
  if ('code' in plain) return refused(options, plain.code, 0, graph.count, plain.pairs);
  const refusal = refusalOf(plain, options);
  if (refusal !== null) return refusal;
  const task: Task = { graph, options, reference };
  const onlyAgreement = shares.agreement === 1 && plain.apart.length === 0;
  const cells = options.grids === null && onlyAgreement ? consensusCells(plain) : null;
  if (cells !== null) {
    const partition = new Partition(plain, bandOf(plain, gridsIn(plain, cells), options), cells);
    if (partition.sums.excess === 0) return proposalOf(task, partition, new Int32Array(0), 0);
  }
  const grids = options.grids ?? (cells ? gridsIn(plain, cells) : proposeCount(graph, plain));
  const search = withEvenness(plain, shares.evenness, grids, rules.uncounted);
  const band = bandOf(search, grids, options);
  const gridsOf = (rules.start && sharesOfStart(search, rules.start, grids)) ?? shareGrids(search, grids);
  const free = options.grids === null && options.band === null && shares.evenness === 0;
  const steps = options.steps ?? defaultSteps(search.open, grids, quick);
  const start = rules.start ?? (shares.stability > 0 ? rules.reference : undefined);
  const partition = anneal(search, band, gridsOf, { seed, steps, free, quick, start, onProgress });
  const together = (rules.apart ?? []).filter(
    ([a, b]) => partition.gridOf[search.nodeOfAtom[a]!] === partition.gridOf[search.nodeOfAtom[b]!],
  );
  if (together.length > 0) return refused(options, 'apart-not-found', ...limitsOf(search), together);
  return proposalOf(task, partition, gridsOf, steps);
}

interface Task {
  readonly graph: AtomGraph;
  readonly options: ProposeOptions;
  readonly reference: Int32Array;
}

/** Open grids of a division of the nodes. */
function gridsIn(search: SearchGraph, gridOf: Int32Array): number {
  return new Set(gridOf.subarray(0, search.open)).size;
}

/** The least and greatest number of open grids. */
function limitsOf(search: SearchGraph): [number, number] {
  return [search.components - (search.nodes - search.open), search.open];
}

function refusalOf(search: SearchGraph, options: ProposeOptions): ProposalRefused | null {
  const { grids } = options;
  const limits = limitsOf(search);
  if (search.nodes === 0) return refused(options, 'no-atoms', ...limits);
  if (grids !== null && grids < limits[0]) return refused(options, 'too-few-grids', ...limits);
  if (grids !== null && grids > limits[1]) return refused(options, 'too-many-grids', ...limits);
  return null;
}

function refused(
  { grids }: ProposeOptions,
  code: ProposalRefused['code'],
  least: number,
  greatest: number,
  pairs: ProposalRefused['pairs'] = [],
): ProposalRefused {
  return { kind: 'refused', code, grids, least, greatest, pairs };
}

/** The band in size units; drawn in by what rounding sizes to units may add up to. */
function bandOf(search: SearchGraph, grids: number, { band, meanSize }: ProposeOptions): Band {
  if (band === null) return { low: 0, high: search.totalSize };
  const mean = meanSize === undefined ? search.openSize / Math.max(1, grids) : meanSize * search.unitsPerSize;
  return {
    low: Math.ceil(mean * band[0]) + search.roundingUnits,
    high: Math.floor(mean * band[1]) - search.roundingUnits,
  };
}

/**
 * Work grows with the nodes, and a step costs about as much as two grids have nodes; past 1,500 nodes
 * the gain of a step is smaller and fewer are spent. In quick mode small graphs get the least: there half
 * of the time goes by before the code runs at full speed.
 */
function defaultSteps(nodes: number, grids: number, quick: boolean): number {
  const [first, further] = quick ? [1_000, 300] : [17_000, 3_000];
  const work = first * Math.min(nodes, 1500) + further * Math.max(0, nodes - 1500);
  return Math.ceil(work / (10 + (2 * nodes) / Math.max(1, grids)));
}

function proposalOf(
  { graph, options, reference }: Task,
  partition: Partition,
  gridsOf: Int32Array,
  steps: number,
): Proposal {
  const { nodeOfAtom, unitsPerSize, cellOf, open } = partition.graph;
  const assignment = new Int32Array(graph.count);
  for (let atom = 0; atom < graph.count; atom++) assignment[atom] = partition.gridOf[nodeOfAtom[atom]!]!;
  const uncounted = new Set<number>();
  cellOf.forEach((cell, at) => {
    if (options.rules?.uncounted?.has(cell)) uncounted.add(partition.gridOf[open + at]!);
  });
  const terms = planTerms(graph, assignment, { reference, uncounted: (grid) => uncounted.has(grid) });
  return {
    kind: 'proposal',
    assignment,
    grids: partition.grids,
    outsideBand: gridsOutsideBand(partition, gridsOf).map(({ grid, reason }) => ({
      grid,
      size: partition.size[grid]! / unitsPerSize,
      reason,
    })),
    steps,
    score: terms.agreement,
    value: objectiveValue(options.objective ?? OBJECTIVES['most-agreed'], terms),
    terms,
  };
}
