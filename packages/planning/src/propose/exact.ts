import type { AtomGraph } from '../model/atom-graph.ts';
import type { Objective } from '../model/objective.ts';
import { bandInUnits } from './ensemble.ts';
import { ExactObjective } from './exact-objective.ts';
import { type ExactResult, searchExactly } from './exact-search.ts';
import { referenceOf, sharesOf } from './plan-value.ts';
import type { ProposeRules, RuleConflict } from './propose-rules.ts';
import { buildRuledGraph, type SearchGraph, withEvenness } from './search-graph.ts';

export interface ExactOptions {
  /** Number of grids, closed cells apart. */
  readonly grids: number;
  /** Least and greatest size of a grid as multiples of the mean; null for any size. */
  readonly band: readonly [number, number] | null;
  /** The size of a mean grid where it is not that of this graph: that of a plan it is part of. */
  readonly meanSize?: number;
  readonly objective: Objective;
  readonly rules?: ProposeRules;
  /** Partial plans that may be looked at. */
  readonly limit: number;
  /** A plan that is better by no more than this need not be found; 0 unless given. */
  readonly tolerance?: number;
}

/** The best plan of a small graph; values are of the objective (see `ExactObjective`). */
export type ExactOutcome =
  | {
      readonly kind: 'optimal';
      readonly assignment: Int32Array;
      readonly value: number;
      readonly searched: number;
    }
  /** The search nodes did not suffice: no plan is worth more than `bound`. */
  | {
      readonly kind: 'bounded';
      readonly bound: number;
      readonly best: { readonly assignment: Int32Array; readonly value: number } | null;
      readonly searched: number;
    }
  | { readonly kind: 'too-large'; readonly nodes: number; readonly greatest: number }
  /** No plan keeps to number, band and rules. */
  | { readonly kind: 'no-plan'; readonly searched: number }
  | { readonly kind: 'refused'; readonly code: RuleConflict['code']; readonly pairs: RuleConflict['pairs'] };

/** Nodes (atoms that nothing ties) that a graph may have at most. */
export const EXACT_NODES = 64;

/**
 * The optimum of the objective under the rules, proved by branch and bound (see `searchExactly`), or how far it
 * can be at most. The band is a hard rule here. `rules.start`, where it is legal, is where the search begins.
 *
 * Up to about 25 nodes the optimum is nearly always proved within 100,000 search nodes.
 */
export function solveExactly(graph: AtomGraph, options: ExactOptions): ExactOutcome {
  const { grids, band, meanSize, limit, tolerance = 0, rules } = options;
  const search = scoredGraph(graph, options);
  if ('code' in search) return { kind: 'refused', ...search };
  if (search.open > EXACT_NODES) return { kind: 'too-large', nodes: search.open, greatest: EXACT_NODES };
  if (grids > search.open || grids < 1) return { kind: 'no-plan', searched: 0 };
  const start = rules?.start === undefined ? null : openPlan(search, rules.start);
  return outcomeOf(
    search,
    tolerance,
    searchExactly(search, {
      grids,
      band: bandInUnits(search, grids, band, meanSize),
      limit,
      tolerance,
      start,
    }),
  );
}

/** The value of a plan in the measure of `solveExactly`; null where the rules collide. */
export function exactValueOf(
  graph: AtomGraph,
  assignment: Int32Array,
  options: Omit<ExactOptions, 'limit'>,
): number | null {
  const search = scoredGraph(graph, options);
  if ('code' in search) return null;
  return new ExactObjective(search).valueOf(openPlan(search, assignment));
}

function scoredGraph(
  graph: AtomGraph,
  { objective, rules = {}, grids }: Pick<ExactOptions, 'objective' | 'rules' | 'grids'>,
): SearchGraph | RuleConflict {
  const { agreement, evenness, stability } = sharesOf(objective);
  const reference =
    stability > 0
      ? { labels: rules.reference ?? referenceOf(graph), share: stability / (agreement + stability) }
      : null;
  const plain = buildRuledGraph(graph, rules, reference);
  return 'code' in plain ? plain : withEvenness(plain, evenness, grids, rules.uncounted);
}

function outcomeOf(
  search: SearchGraph,
  tolerance: number,
  { best, bound, searched }: ExactResult,
): ExactOutcome {
  const plan = best && { assignment: assignmentOf(search, best.gridOf), value: best.value };
  if (plan === null)
    return bound === Number.NEGATIVE_INFINITY
      ? { kind: 'no-plan', searched }
      : { kind: 'bounded', bound, best: null, searched };
  return bound > plan.value + tolerance
    ? { kind: 'bounded', bound, best: plan, searched }
    : { kind: 'optimal', ...plan, searched };
}

/** The grids of the open nodes in an assignment of the atoms, numbered from 0 in the order of the nodes. */
function openPlan(search: SearchGraph, assignment: Int32Array): Int32Array {
  const gridOf = new Int32Array(search.open);
  search.nodeOfAtom.forEach((node, atom) => {
    if (node < search.open) gridOf[node] = assignment[atom]!;
  });
  const numberOf = new Map<number, number>();
  return gridOf.map((grid) => {
    if (!numberOf.has(grid)) numberOf.set(grid, numberOf.size);
    return numberOf.get(grid)!;
  });
}

/** Closed cells come after the open grids. */
function assignmentOf(search: SearchGraph, gridOf: Int32Array): Int32Array {
  const grids = gridOf.reduce((most, grid) => Math.max(most, grid + 1), 0);
  return search.nodeOfAtom.map((node) => (node < search.open ? gridOf[node]! : grids + node - search.open));
}
