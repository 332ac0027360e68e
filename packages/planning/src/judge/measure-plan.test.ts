import { describe, expect, it } from 'vitest';
import { drawnGraph } from '../propose/drawn-graph.fixture.ts';
import { partsOfGrids } from './connected-parts.ts';
import { meanAdjustedRandIndex, measurePlan } from './measure-plan.ts';

//  weights  police  plan
//  1 1 2    a a b   0 0 1
//  1 1 4    a a .   0 0 1
const graph = drawnGraph({
  weights: ['112', '114'],
  departments: { police: ['aab', 'aa.'], fire: ['aaa', 'aaa'] },
  departmentWeights: { police: 3, fire: 1 },
});
const assignment = Int32Array.of(0, 0, 1, 0, 0, 1);
const perimeterM = Float64Array.of(800, 600);
const measures = measurePlan({ graph, assignment, grids: 2, band: [0.9, 1.1], perimeterM });

describe('measurePlan', () => {
  it('measures each department by households', () => {
    const [police, fire] = measures.departments;
    // N = 10, cells 4 | 2 4: S = 36, A = 16 + 36 = 52, B = 16 + 4 + 16 = 36, A B / 100 = 18.72
    expect(police).toMatchObject({ department: 'police', grids: 2, gridsSplit: 0 });
    expect(police!.adjustedRandIndex).toBeCloseTo((36 - 18.72) / (44 - 18.72), 14);
    // a is met whole, b is 2 of the 6 of its grid
    expect(police!.bestMatchJaccard).toBeCloseTo((4 * 1 + 2 * (2 / 6)) / 6, 14);
    // One cell: S = A = 52, B = 100, A B / 100 = 52, so no agreement beyond chance
    expect(fire).toMatchObject({ department: 'fire', grids: 1, adjustedRandIndex: 0, gridsSplit: 1 });
    expect(measures.meanAdjustedRandIndex).toBeCloseTo((3 * police!.adjustedRandIndex) / 4, 14);
    expect(meanAdjustedRandIndex(graph, assignment)).toBe(measures.meanAdjustedRandIndex);
  });

  it('measures sizes against the band', () => {
    expect(measures.size).toEqual({ mean: 5, min: 4, max: 6, coefficientOfVariation: 0.2 });
    expect(measures.bandViolations).toBe(2);
    const wide = { graph, assignment, grids: 2, perimeterM };
    expect(measurePlan({ ...wide, band: [0.8, 1.2] }).bandViolations).toBe(0);
    expect(measurePlan({ ...wide, band: null }).bandViolations).toBe(0);
  });

  it('measures compactness from areas and perimeters', () => {
    // 40,000 m2 in a square of 800 m around: pi / 4; 20,000 m2 within 600 m: 4 pi / 18
    expect(measures.meanCompactness).toBeCloseTo((Math.PI / 4 + (4 * Math.PI) / 18) / 2, 14);
  });

  it('calls a legacy grid split when no grid holds 95 % of it, by area where nobody lives in it', () => {
    const empty = drawnGraph({ weights: ['1001'], departments: { police: ['abbc'] } });
    const plan = { graph: empty, grids: 2, band: null, perimeterM: Float64Array.of(600, 600) };
    const split = measurePlan({ ...plan, assignment: Int32Array.of(0, 0, 1, 1) });
    expect(split.departments[0]).toMatchObject({ gridsSplit: 1, adjustedRandIndex: 1 });
    const whole = measurePlan({ ...plan, assignment: Int32Array.of(0, 0, 0, 1) });
    expect(whole.departments[0]).toMatchObject({ gridsSplit: 0 });
  });

  it('weighs by area where no atom has a size', () => {
    const bare = drawnGraph({ weights: ['000'], departments: { police: ['aab'] } });
    const plan = { graph: bare, grids: 2, band: null, perimeterM: Float64Array.of(600, 400) };
    const { size, departments } = measurePlan({ ...plan, assignment: Int32Array.of(0, 0, 1) });
    expect(size).toMatchObject({ mean: 15_000, min: 10_000, max: 20_000 });
    expect(departments[0]!.adjustedRandIndex).toBe(1);
  });
});

describe('partsOfGrids', () => {
  it('counts parts that no border and no link joins', () => {
    const land = drawnGraph({ weights: ['1111 1'], departments: {} });
    const plan = Int32Array.of(0, 1, 1, 0, 0);
    expect([...partsOfGrids(land, plan, 2)]).toEqual([3, 1]);
    expect([...partsOfGrids({ ...land, links: [[3, 4]] }, plan, 2)]).toEqual([2, 1]);
    expect(
      measurePlan({
        graph: land,
        assignment: plan,
        grids: 2,
        band: null,
        perimeterM: new Float64Array(2).fill(1),
      }).gridsInSeveralParts,
    ).toBe(1);
  });
});
