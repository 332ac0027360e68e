import type { BenchFigure } from '../../../../../scripts/suites/bench-suite.ts';
import type { ProcessUse } from './measured-process.ts';
import type { MergeCase } from './merge-cases.ts';

/** What one city took, each as a process of its own. */
export interface CityUse {
  readonly merge: MergeCase;
  readonly mosaic: ProcessUse;
  readonly labels: ProcessUse;
  /** Without the stage `checks`. */
  readonly whole: ProcessUse;
}

/**
 * How time grows with the vertices of the input: the slope of a straight line through the logarithms (least
 * squares) over the generated cities, and the same of n log n, which is what growth may be.
 */
export function growthFigures(cities: readonly CityUse[]): BenchFigure[] {
  const generated = cities.flatMap(({ merge, ...use }) =>
    merge.vertices === null ? [] : [{ n: merge.vertices, ...use }],
  );
  if (generated.length < 2) return [];
  const slope = (time: (city: (typeof generated)[number]) => number) =>
    slopeOf(generated.map((city) => [Math.log(city.n), Math.log(time(city))]));
  return [
    { name: "growth: mapshaper's mosaic", value: slope(({ mosaic }) => mosaic.seconds), unit: '' },
    { name: 'growth: prepare to labels', value: slope(({ labels }) => labels.seconds), unit: '' },
    { name: 'growth: whole merge', value: slope(({ whole }) => whole.seconds), unit: '' },
    { name: 'growth: n log n, for comparison', value: slope(({ n }) => n * Math.log(n)), unit: '' },
  ];
}

function slopeOf(points: readonly (readonly [number, number])[]): number {
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  const [covariance, variance] = [
    points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0),
    points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0),
  ];
  return covariance / variance;
}
