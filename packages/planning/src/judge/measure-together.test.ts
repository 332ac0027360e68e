import { expect, it } from 'vitest';
import { drawnGraph } from '../propose/drawn-graph.fixture.ts';
import { measurePlan } from './measure-plan.ts';
import { measureTogether } from './measure-together.ts';

//  weights  police  fire   parks
//  1 1      a a     a b    a .
//  1 1      b b     a b    a .
const graph = drawnGraph({
  weights: ['11', '11'],
  departments: { police: ['aa', 'bb'], fire: ['ab', 'ab'], parks: ['a.', 'a.'] },
  departmentWeights: { police: 2, fire: 1, parks: 1 },
});

/** A layer judged on its own, of which grids and compactness matter here. */
const judged = (grids: number, perimeterM: number) => ({
  department: 'any',
  measures: measurePlan({
    graph,
    assignment: Int32Array.from({ length: 4 }, (_, atom) => atom % grids),
    grids,
    band: null,
    perimeterM: new Float64Array(grids).fill(perimeterM),
  }),
  uncoveredShare: 0,
  householdsUncoveredShare: 0,
  unitsCut: null,
  gridsAcrossCommunities: null,
});

it('measures all layers together, pair by pair', () => {
  const together = measureTogether(graph, [judged(2, 600), judged(2, 600), judged(1, 800)]);
  expect(together.grids).toBe(5);
  // Police and fire cross: cells 1 1 1 1, S = 4, A = B = 8, A B / 16 = 4, so (4 - 4) / (8 - 4); so do police and parks.
  // Fire and parks draw the same line: 1. Weights 2, 2 and 1.
  expect(together.meanAdjustedRandIndex).toBeCloseTo((2 * 0 + 2 * 0 + 1 * 1) / 5, 14);
  // Two crossing halves: one bit each way; equal ones: none.
  expect(together.meanVariationOfInformation).toBeCloseTo((2 * 2 + 2 * 2 + 1 * 0) / 5, 14);
  // Halves that cross share 1 of 3; every ordered pair alike, but parks against fire: 1.
  expect(together.meanBestMatchJaccard).toBeCloseTo((2 / 3 + 2 / 3 + 1) / 5, 14);
  // Police's two grids are split by fire, fire's two by police, parks' one by police.
  expect(together.gridsSplit).toBe(5);
  expect(together.size).toEqual({ mean: 2, min: 2, max: 2, coefficientOfVariation: 0 });
  // Two grids of 20,000 m2 in 600 m twice, one of 40,000 m2 in 800 m: 4 pi A / L2
  const half = (4 * Math.PI * 20_000) / 360_000;
  expect(together.meanCompactness).toBeCloseTo((4 * half + (4 * Math.PI * 40_000) / 640_000) / 5, 14);
});

it('knows a single department', () => {
  const alone = drawnGraph({ weights: ['12'], departments: { police: ['ab'] } });
  expect(measureTogether(alone, [])).toEqual({
    grids: 0,
    meanAdjustedRandIndex: 1,
    meanVariationOfInformation: 0,
    meanBestMatchJaccard: 1,
    gridsSplit: 0,
    size: { mean: 1.5, min: 1, max: 2, coefficientOfVariation: 1 / 3 },
    meanCompactness: 0,
  });
});
