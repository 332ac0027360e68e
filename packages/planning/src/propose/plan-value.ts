import { adjustedRandIndex } from '../judge/agreement.ts';
import { contingencyOf } from '../judge/contingency.ts';
import { meanAdjustedRandIndex } from '../judge/measure-plan.ts';
import type { AtomGraph } from '../model/atom-graph.ts';
import type { Objective } from '../model/objective.ts';
import { measureOf } from './whole-units.ts';

/** What a plan is worth in each respect; 1 is the most there can be. */
export interface PlanTerms {
  /** Weighted mean over the departments of the adjusted Rand index. */
  readonly agreement: number;
  /** 1 less the squared coefficient of variation of the grids' sizes. */
  readonly evenness: number;
  /** Adjusted Rand index with the reference. */
  readonly stability: number;
}

/** What a plan is measured against besides the departments. */
export interface TermsFrame {
  /** By atom the grid of the division that counts for stability, -1 for none. */
  readonly reference: Int32Array;
  /** Whether a grid of the assignment is left out of evenness. */
  readonly uncounted?: (grid: number) => boolean;
}

/** The terms of a plan. `assignment[i]` is the grid (0..grids-1) of atom i. */
export function planTerms(
  graph: AtomGraph,
  assignment: Int32Array,
  { reference, uncounted = () => false }: TermsFrame,
): PlanTerms {
  const measure = measureOf(graph);
  const size = new Float64Array(assignment.reduce((most, grid) => Math.max(most, grid + 1), 0));
  for (let atom = 0; atom < graph.count; atom++) size[assignment[atom]!]! += measure[atom]!;
  return {
    agreement: meanAdjustedRandIndex(graph, assignment),
    evenness: evennessOf(size.filter((_, grid) => !uncounted(grid))),
    // Sums of fractions: equal divisions may come out a last digit above 1.
    stability: Math.min(1, adjustedRandIndex(contingencyOf(assignment, reference, measure))),
  };
}

/** 1 less the squared coefficient of variation; 1 where there is nothing to differ. */
export function evennessOf(sizes: Float64Array): number {
  let sum = 0;
  for (const size of sizes) sum += size;
  if (sum === 0) return 1;
  const mean = sum / sizes.length;
  let squares = 0;
  for (const size of sizes) squares += (size / mean - 1) ** 2;
  return 1 - squares / sizes.length;
}

/** The objective's weights with a sum of 1. */
export function sharesOf({ agreement, evenness, stability }: Objective): Objective {
  const sum = agreement + evenness + stability;
  return { agreement: agreement / sum, evenness: evenness / sum, stability: stability / sum };
}

/** The objective: its terms' mean by its weights. */
export function objectiveValue(objective: Objective, terms: PlanTerms): number {
  const shares = sharesOf(objective);
  return (
    shares.agreement * terms.agreement + shares.evenness * terms.evenness + shares.stability * terms.stability
  );
}

/**
 * What stability is measured against where no division is in force: the labels of the department that the
 * others agree with best (by weight; the least id of equals). Without departments one grid for all.
 */
export function referenceOf(graph: AtomGraph): Int32Array {
  const { departments, labels } = graph;
  const measure = measureOf(graph);
  const sum = new Float64Array(departments.length);
  for (let one = 0; one < departments.length; one++) {
    for (let other = one + 1; other < departments.length; other++) {
      const index = adjustedRandIndex(contingencyOf(labels[one]!, labels[other]!, measure));
      sum[one]! += departments[other]!.weight * index;
      sum[other]! += departments[one]!.weight * index;
    }
  }
  const total = departments.reduce((weights, { weight }) => weights + weight, 0);
  let best = -1;
  for (let at = 0; at < departments.length; at++) {
    // A department is not judged by itself, so its own weight leaves the mean.
    sum[at]! /= Math.max(total - departments[at]!.weight, Number.MIN_VALUE);
    const better = best === -1 || sum[at]! > sum[best]!;
    const equal = best !== -1 && sum[at] === sum[best] && departments[at]!.id < departments[best]!.id;
    if (better || equal) best = at;
  }
  return best === -1 ? new Int32Array(graph.count) : labels[best]!;
}
