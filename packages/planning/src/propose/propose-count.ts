import type { AtomGraph } from '../model/atom-graph.ts';
import type { SearchGraph } from './search-graph.ts';

/**
 * The number of grids to propose where none is asked for: the weighted median over the departments of
 * their effective number of grids, N^2 / sum of squared grid sizes (the inverse Simpson index: how many
 * grids of equal size are as uneven as theirs), scaled up by the land they leave out. Where two
 * departments stand at the middle, their mean. At least one per component, at most one per node.
 */
export function proposeCount(graph: AtomGraph, search: SearchGraph): number {
  const counts: { count: number; weight: number }[] = [];
  let weights = 0;
  for (let department = 0; department < graph.departments.length; department++) {
    const { weight } = graph.departments[department]!;
    counts.push({ count: effectiveNumber(graph, search, graph.labels[department]!), weight });
    weights += weight;
  }
  counts.sort((first, second) => first.count - second.count);
  let passed = 0;
  let median = 1;
  for (let at = 0; at < counts.length; at++) {
    passed += counts[at]!.weight;
    if (2 * passed < weights) continue;
    median = counts[at]!.count;
    if (2 * passed === weights && at + 1 < counts.length) median = (median + counts[at + 1]!.count) / 2;
    break;
  }
  return Math.min(search.nodes, Math.max(search.components, Math.round(median)));
}

function effectiveNumber(graph: AtomGraph, search: SearchGraph, labels: Int32Array): number {
  const size = graph.weight.some((weight) => weight > 0) ? graph.weight : graph.areaM2;
  let greatest = -1;
  for (let atom = 0; atom < graph.count; atom++) greatest = Math.max(greatest, labels[atom]!);
  const sizes = new Float64Array(greatest + 1);
  let total = 0;
  let covered = 0;
  for (let atom = 0; atom < graph.count; atom++) {
    total += size[atom]!;
    if (labels[atom] === -1) continue;
    sizes[labels[atom]!]! += size[atom]!;
    covered += size[atom]!;
  }
  if (covered === 0) return search.components;
  let squares = 0;
  for (const value of sizes) squares += value * value;
  return (covered * total) / squares;
}
