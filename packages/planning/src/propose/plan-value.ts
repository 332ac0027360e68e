import { adjustedRandIndex } from '../judge/agreement.ts';
import { contingencyOf } from '../judge/contingency.ts';
import { meanAdjustedRandIndex } from '../judge/measure-plan.ts';
import type { AtomGraph } from '../model/atom-graph.ts';
import type { Objective } from '../model/objective.ts';
import { type DistinctLayer, distinctLayers } from './distinct-layers.ts';
import { measureOf, wholeMasses } from './whole-units.ts';

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
 * What stability is measured against where no division is in force: the division of the departments that the
 * others agree with best (by weight; of equals that of the least department id). Departments with the same
 * division are one. Without departments one grid for all.
 */
export function referenceOf(graph: AtomGraph): Int32Array {
  const mass = wholeMasses(graph);
  const layers = distinctLayers(graph, mass);
  const total = layers.reduce((sum, { weight }) => sum + weight, 0);
  const indexOf = pairwiseIndices(layers, mass);
  let best = -1;
  let bestIndex = Number.NEGATIVE_INFINITY;
  layers.forEach((layer, one) => {
    const sum = layers.reduce(
      (others, { weight }, other) => (other === one ? others : others + weight * indexOf(one, other)),
      0,
    );
    // A division is not judged by itself, so its own weight leaves the mean.
    const index = sum / Math.max(total - layer.weight, Number.MIN_VALUE);
    if (index <= bestIndex) return;
    best = one;
    bestIndex = index;
  });
  return layers[best]?.labelOf ?? new Int32Array(graph.count);
}

/** Adjusted Rand indices of all pairs of layers by whole masses, in any order of the atoms the same. */
function pairwiseIndices(
  layers: readonly DistinctLayer[],
  mass: Float64Array,
): (one: number, other: number) => number {
  let totalMass = 0;
  for (const unit of mass) totalMass += unit;
  const indices = layers.map(() => new Float64Array(layers.length));
  layers.forEach((first, one) => {
    const byLabel = atomsByLabel(first);
    for (let other = one + 1; other < layers.length; other++) {
      const second = layers[other]!;
      const expected = (first.squares / totalMass) * (second.squares / totalMass);
      const greatest = (first.squares + second.squares) / 2;
      const index =
        greatest > expected
          ? (sharedSquares(byLabel, first, second, mass) - expected) / (greatest - expected)
          : 1;
      indices[one]![other] = index;
      indices[other]![one] = index;
    }
  });
  return (one, other) => indices[one]![other]!;
}

/** Sum of the squared masses of the joint cells of two layers. */
function sharedSquares(
  byLabel: Int32Array,
  first: DistinctLayer,
  second: DistinctLayer,
  mass: Float64Array,
): number {
  const table = new Float64Array(second.labels);
  let squares = 0;
  let from = 0;
  for (let at = 0; at < byLabel.length; at++) {
    const atom = byLabel[at]!;
    const label = second.labelOf[atom]!;
    // (t + m)^2 - t^2
    squares += mass[atom]! * (2 * table[label]! + mass[atom]!);
    table[label]! += mass[atom]!;
    const next = byLabel[at + 1];
    if (next !== undefined && first.labelOf[next] === first.labelOf[atom]) continue;
    for (; from <= at; from++) table[second.labelOf[byLabel[from]!]!] = 0;
  }
  return squares;
}

function atomsByLabel({ labelOf, labels }: DistinctLayer): Int32Array {
  const start = new Int32Array(labels + 1);
  for (const label of labelOf) start[label + 1]!++;
  for (let label = 0; label < labels; label++) start[label + 1]! += start[label]!;
  const sorted = new Int32Array(labelOf.length);
  labelOf.forEach((label, atom) => {
    sorted[start[label]!++] = atom;
  });
  return sorted;
}
