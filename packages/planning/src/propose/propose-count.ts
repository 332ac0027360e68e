import type { AtomGraph } from '../model/atom-graph.ts';
import type { SearchGraph } from './search-graph.ts';

/**
 * The number of grids to propose where none is asked for: the weighted median of the departments' own
 * numbers of grids, each scaled up by the land that department leaves out. Where two departments stand at
 * the middle, their mean. At least one per component, at most one per node. Closed cells are no part of it.
 */
export function proposeCount(graph: AtomGraph, search: SearchGraph): number {
  const counts: { count: number; weight: number }[] = [];
  let weights = 0;
  for (let department = 0; department < graph.departments.length; department++) {
    const { weight } = graph.departments[department]!;
    counts.push({ count: scaledNumber(graph, search, graph.labels[department]!), weight });
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
  const least = search.components - (search.nodes - search.open);
  return Math.min(search.open, Math.max(least, Math.round(median)));
}

/** Grids of a department that hold an atom, scaled up from the size they cover to the whole. */
function scaledNumber(graph: AtomGraph, search: SearchGraph, labels: Int32Array): number {
  const size = graph.weight.some((weight) => weight > 0) ? graph.weight : graph.areaM2;
  const grids = new Set<number>();
  let total = 0;
  let covered = 0;
  for (let atom = 0; atom < graph.count; atom++) {
    if (search.nodeOfAtom[atom]! >= search.open) continue;
    total += size[atom]!;
    if (labels[atom] === -1) continue;
    grids.add(labels[atom]!);
    covered += size[atom]!;
  }
  return covered === 0 ? 1 : (grids.size * total) / covered;
}
