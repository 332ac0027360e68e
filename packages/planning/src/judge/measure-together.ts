import type { AtomGraph } from '../model/atom-graph.ts';
import type { LayerJudgement } from '../model/merge.ts';
import { adjustedRandIndex, bestMatchJaccard, variationOfInformation } from './agreement.ts';
import { contingencyOf } from './contingency.ts';
import { massOf } from './measure-plan.ts';
import { splitGrids } from './split-grids.ts';
import { type Spread, spreadOf } from './spread.ts';

/**
 * All departments' layers together, as people and workers have them before a merge. Means over pairs of departments
 * weigh each pair by the product of its weights; all is measured on the atoms, by households (area without them).
 */
export interface LayersTogether {
  /** Grids of all departments. */
  readonly grids: number;
  /** Mean over pairs of departments; 1 and 0 with a single one. */
  readonly meanAdjustedRandIndex: number;
  readonly meanVariationOfInformation: number;
  /** Mean over ordered pairs: how well the grids of one department are met by another's. */
  readonly meanBestMatchJaccard: number;
  /** Grids of which some other department has no grid with at least 95 %. */
  readonly gridsSplit: number;
  /** Sizes of all departments' grids in one; null where no department has a grid with an atom. */
  readonly size: Spread | null;
  /** Mean over all grids of all departments. */
  readonly meanCompactness: number;
}

/** @param judged the departments' layers one by one, in the order of the graph. */
export function measureTogether(graph: AtomGraph, judged: readonly LayerJudgement[]): LayersTogether {
  const mass = massOf(graph);
  const sums = { weight: 0, rand: 0, information: 0, jaccard: 0 };
  let split = 0;
  graph.departments.forEach(({ weight }, own) => {
    const divided = new Set<number>();
    graph.departments.forEach((other, at) => {
      if (at === own) return;
      const [labels, otherLabels] = [graph.labels[own]!, graph.labels[at]!];
      const table = contingencyOf(otherLabels, labels, mass);
      const byArea = contingencyOf(otherLabels, labels, graph.areaM2);
      for (const label of splitGrids(table, byArea)) divided.add(label);
      const pair = weight * other.weight;
      sums.weight += pair;
      sums.rand += pair * adjustedRandIndex(table);
      sums.information += pair * variationOfInformation(table);
      sums.jaccard += pair * bestMatchJaccard(table);
    });
    split += divided.size;
  });
  const sizes = graph.labels.flatMap((labels) => sizesOf(labels, mass));
  const grids = judged.reduce((sum, { measures }) => sum + measures.grids, 0);
  const compactness = judged.reduce(
    (sum, { measures }) => sum + measures.grids * measures.meanCompactness,
    0,
  );
  return {
    grids,
    meanAdjustedRandIndex: sums.weight > 0 ? sums.rand / sums.weight : 1,
    meanVariationOfInformation: sums.weight > 0 ? sums.information / sums.weight : 0,
    meanBestMatchJaccard: sums.weight > 0 ? sums.jaccard / sums.weight : 1,
    gridsSplit: split,
    size: sizes.length > 0 ? spreadOf(Float64Array.from(sizes)) : null,
    meanCompactness: grids > 0 ? compactness / grids : 0,
  };
}

function sizesOf(labels: Int32Array, mass: Float64Array): number[] {
  const sizes = new Map<number, number>();
  labels.forEach((label, atom) => {
    if (label >= 0) sizes.set(label, (sizes.get(label) ?? 0) + mass[atom]!);
  });
  return [...sizes.values()];
}
