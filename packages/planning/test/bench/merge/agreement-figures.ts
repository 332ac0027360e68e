import { readFileSync } from 'node:fs';
import { geodesicAreaM2 } from '@onegrid/geometry';
import type { FeatureCollection, Polygon } from 'geojson';
import type { BenchFigure } from '../../../../../scripts/suites/bench-suite.ts';
import { type Atom, type MergeReport, meanAdjustedRandIndex, type PlanBasis } from '../../../src/index.ts';
import { graphOfAtoms } from '../../../src/propose/graph-of-atoms.ts';
import { greedyAgglomeration } from './greedy-baseline.ts';

const BAND = [0.5, 1.6] as const;

/** What `onegrid merge --atoms` writes. */
interface AtomFile extends FeatureCollection<Polygon, Omit<Atom, 'geometry' | 'areaM2'>> {
  readonly onegrid: Omit<PlanBasis, 'atoms'>;
}

/**
 * How well the unified grids agree with the departments, beside greedy agglomeration of the same atoms into as many
 * grids, and beside the department's layer that the others agree with best.
 */
export function agreementFigures(name: string, atomsPath: string, report: MergeReport): BenchFigure[] {
  const { features, onegrid } = JSON.parse(readFileSync(atomsPath, 'utf8')) as AtomFile;
  const graph = graphOfAtoms({
    ...onegrid,
    atoms: features.map(({ properties, geometry }) => ({
      ...properties,
      geometry,
      areaM2: geodesicAreaM2(geometry),
    })),
  });
  const greedy = greedyAgglomeration(graph, report.counts.grids, BAND[1]);
  const own = report.measures.meanAdjustedRandIndex;
  const greedyAgreement = meanAdjustedRandIndex(graph, greedy);
  const best = report.layersJudged
    .map(({ measures }) => measures)
    .reduce((a, b) => (b.meanAdjustedRandIndex > a.meanAdjustedRandIndex ? b : a));
  return [
    { name: `${name}: agreement`, value: own, unit: '' },
    { name: `${name}: grids outside the band`, value: report.outsideBand.length, unit: '' },
    { name: `${name}: greedy agglomeration's agreement`, value: greedyAgreement, unit: '' },
    { name: `${name}: greedy's grids outside the band`, value: outsideBand(graph.weight, greedy), unit: '' },
    { name: `${name}: margin over greedy agglomeration`, value: own - greedyAgreement, unit: '' },
    { name: `${name}: best layer's agreement with the others`, value: best.meanAdjustedRandIndex, unit: '' },
    { name: `${name}: best layer's grids`, value: best.grids, unit: '' },
    { name: `${name}: best layer's grids outside the band`, value: best.bandViolations, unit: '' },
    { name: `${name}: margin over the best layer`, value: own - best.meanAdjustedRandIndex, unit: '' },
  ];
}

function outsideBand(weight: Float64Array, gridOf: Int32Array): number {
  const sizes = new Map<number, number>();
  gridOf.forEach((grid, atom) => {
    sizes.set(grid, (sizes.get(grid) ?? 0) + weight[atom]!);
  });
  const mean = [...sizes.values()].reduce((a, b) => a + b, 0) / sizes.size;
  return [...sizes.values()].filter((size) => size < BAND[0] * mean || size > BAND[1] * mean).length;
}
