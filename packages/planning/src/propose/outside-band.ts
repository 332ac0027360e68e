import type { Partition } from './partition.ts';
import { excessOf } from './partition.ts';
import { componentSizes } from './share-grids.ts';

/**
 * Why a grid lies outside the band.
 *   atom-too-heavy        it holds an atom (or atoms tied together) heavier than the band allows
 *   component-too-small   its part of the outline has too little for the grids it must have
 *   component-too-large   its part of the outline has too much for the grids it was given
 *   no-legal-cut-found    the search found no plan with this grid inside
 */
export const OUTSIDE_BAND_REASONS = [
  'atom-too-heavy',
  'component-too-small',
  'component-too-large',
  'no-legal-cut-found',
] as const;
export type OutsideBandReason = (typeof OUTSIDE_BAND_REASONS)[number];

/** The grids outside the band with their reasons, by grid; `gridsOf` is each component's number of grids. */
export function gridsOutsideBand(
  partition: Partition,
  gridsOf: Int32Array,
): { grid: number; reason: OutsideBandReason }[] {
  const { graph, band } = partition;
  const heaviest = new Float64Array(partition.grids);
  const component = new Int32Array(partition.grids);
  for (let node = 0; node < graph.nodes; node++) {
    const grid = partition.gridOf[node]!;
    heaviest[grid] = Math.max(heaviest[grid]!, graph.size[node]!);
    component[grid] = graph.componentOf[node]!;
  }
  const sizes = componentSizes(graph);
  const outside: { grid: number; reason: OutsideBandReason }[] = [];
  for (let grid = 0; grid < partition.grids; grid++) {
    const size = partition.size[grid]!;
    if (partition.isClosed(grid) || excessOf(band, size) === 0) continue;
    // The band is drawn in by what rounding may add up to, which is no reason to blame the component.
    const least = gridsOf[component[grid]!]! * (band.low - graph.roundingUnits);
    const greatest = gridsOf[component[grid]!]! * (band.high + graph.roundingUnits);
    let reason: OutsideBandReason = 'no-legal-cut-found';
    if (heaviest[grid]! > band.high) reason = 'atom-too-heavy';
    else if (size < band.low && sizes[component[grid]!]! < least) reason = 'component-too-small';
    else if (size > band.high && sizes[component[grid]!]! > greatest) reason = 'component-too-large';
    outside.push({ grid, reason });
  }
  return outside;
}
