import { describe, expect, it } from 'vitest';
import { cellsOf, drawnGraph } from './drawn-graph.fixture.ts';
import { evennessOf, objectiveValue, planTerms, referenceOf, sharesOf } from './plan-value.ts';

const graph = drawnGraph({
  weights: ['1111'],
  departments: { police: ['aabb'], fire: ['aaab'], census: ['abbb'] },
  departmentWeights: { police: 2 },
});

describe('evennessOf', () => {
  it('is 1 less the squared coefficient of variation', () => {
    // Mean 4, variance (9 + 1 + 4 + 0 + 0 + 4) / 6 = 3.
    expect(evennessOf(Float64Array.of(1, 5, 6, 4, 4, 4))).toBeCloseTo(1 - (9 + 1 + 4) / 6 / 16, 12);
    expect(evennessOf(Float64Array.of(3, 3))).toBe(1);
    expect(evennessOf(Float64Array.of(0, 0))).toBe(1);
  });
});

describe('planTerms', () => {
  it('measures agreement, evenness and stability', () => {
    const terms = planTerms(graph, Int32Array.of(0, 0, 1, 1), { reference: Int32Array.of(0, 0, 0, 1) });
    // Pairs with replacement: S = 4 + 1 + 1 = 6, A = 8, B = 10, N^2 = 16: (6 - 5) / (9 - 5).
    expect(terms.stability).toBeCloseTo(1 / 4, 12);
    // 1 with police (weight 2), 1/4 with each of the others.
    expect(terms.agreement).toBeCloseTo((2 + 1 / 4 + 1 / 4) / 4, 12);
    expect(terms.evenness).toBe(1);
    expect(objectiveValue({ agreement: 1, evenness: 2, stability: 1 }, terms)).toBeCloseTo(
      (0.625 + 2 + 0.25) / 4,
      12,
    );
  });

  it('leaves grids that do not count out of evenness', () => {
    const frame = { reference: Int32Array.of(0, 0, 0, 0), uncounted: (grid: number) => grid === 0 };
    expect(planTerms(graph, Int32Array.of(0, 0, 0, 1), frame).evenness).toBe(1);
  });
});

describe('referenceOf', () => {
  it('is the division of the department that the others agree with best', () => {
    expect(cellsOf(referenceOf(graph))).toBe('aabb');
  });

  it('takes departments with one division for one', () => {
    const copies = drawnGraph({
      weights: ['1111'],
      departments: { police: ['aabb'], fire: ['aaab'], census: ['abbb'], guards: ['abbb'] },
      departmentWeights: { police: 2 },
    });
    expect(cellsOf(referenceOf(copies))).toBe('aabb');
  });

  it('is one grid without departments', () => {
    expect(referenceOf({ ...graph, departments: [], labels: [] })).toEqual(Int32Array.of(0, 0, 0, 0));
  });
});

describe('sharesOf', () => {
  it('looks at ratios only', () => {
    expect(sharesOf({ agreement: 2, evenness: 1, stability: 1 })).toEqual({
      agreement: 0.5,
      evenness: 0.25,
      stability: 0.25,
    });
  });
});
