import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustedRandIndex, bestMatchJaccard, variationOfInformation } from './agreement.ts';
import { contingencyOf } from './contingency.ts';

const table = (first: number[], second: number[], mass = first.map(() => 1)) =>
  contingencyOf(Int32Array.from(first), Int32Array.from(second), Float64Array.from(mass));

describe('contingencyOf', () => {
  it('adds up what two labelings share, sorted by labels', () => {
    const { total, first, second, firstAt, secondAt, shared } = table(
      [7, 7, 3, 3, 3],
      [-1, 4, 4, 4, -1],
      [1, 2, 3, 4, 5],
    );
    expect(total).toBe(15);
    expect([[...first.labels], [...first.mass]]).toEqual([
      [3, 7],
      [12, 3],
    ]);
    expect([[...second.labels], [...second.mass]]).toEqual([
      [-1, 4],
      [6, 9],
    ]);
    expect(Array.from(shared, (mass, cell) => [firstAt[cell], secondAt[cell], mass])).toEqual([
      [0, 0, 5],
      [0, 1, 7],
      [1, 0, 1],
      [1, 1, 2],
    ]);
  });
});

describe('adjustedRandIndex', () => {
  it('is 1 for equal divisions whatever their labels', () => {
    expect(adjustedRandIndex(table([0, 0, 1, 2], [5, 5, -1, 3], [2, 3, 4, 0.5]))).toBe(1);
    expect(adjustedRandIndex(table([0, 0], [9, 9]))).toBe(1);
  });

  it('is 0 where the joint cells are what chance gives', () => {
    expect(adjustedRandIndex(table([0, 0, 1, 1], [0, 1, 0, 1]))).toBe(0);
  });

  it('counts as worked out by hand', () => {
    // Cells 2 1 | 0 3: S = 4 + 1 + 9 = 14, A = 9 + 9 = 18, B = 4 + 16 = 20, A B / 36 = 10
    // (14 - 10) / (19 - 10)
    expect(adjustedRandIndex(table([0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 1, 1]))).toBeCloseTo(4 / 9, 14);
  });

  it('is below 0 where divisions meet less than by chance', () => {
    // Cells 2 1 | 1 0: S = 6, A = B = 9 + 1 = 10, A B / 16 = 6.25: (6 - 6.25) / (10 - 6.25)
    expect(adjustedRandIndex(table([0, 0, 1], [0, 1, 0], [2, 1, 1]))).toBeCloseTo(-1 / 15, 14);
  });

  it('does not depend on the unit of mass or on how items are divided', () => {
    const labels = fc.array(fc.tuple(fc.nat(4), fc.nat(4), fc.integer({ min: 1, max: 9 })), { minLength: 2 });
    fc.assert(
      fc.property(labels, (items) => {
        const first = items.map((item) => item[0]);
        const second = items.map((item) => item[1]);
        const mass = items.map((item) => item[2]);
        const index = adjustedRandIndex(table(first, second, mass));
        expect(index).toBeLessThanOrEqual(1);
        expect(adjustedRandIndex(table(second, first, mass))).toBeCloseTo(index, 10);
        expect(
          adjustedRandIndex(
            table(
              first,
              second,
              mass.map((value) => value / 1024),
            ),
          ),
        ).toBeCloseTo(index, 10);
        const halves = mass.map((value) => value / 2);
        const halved = table([...first, ...first], [...second, ...second], [...halves, ...halves]);
        expect(adjustedRandIndex(halved)).toBeCloseTo(index, 10);
      }),
      { verbose: 1 },
    );
  });
});

describe('variationOfInformation', () => {
  it('is 0 for equal divisions', () => {
    expect(variationOfInformation(table([0, 1, 1], [4, 2, 2], [3, 1, 5]))).toBe(0);
  });

  it('adds the bits each division leaves open about the other', () => {
    expect(variationOfInformation(table([0, 0, 1, 1], [0, 1, 0, 1]))).toBe(2);
    expect(variationOfInformation(table([0, 0, 0, 0], [0, 1, 2, 3]))).toBe(2);
    // Halves against one quarter and three: H(P|L) = 3/4 h(1/3), H(L|P) = 1/2 h(1/2)
    const h = (p: number) => -p * Math.log2(p) - (1 - p) * Math.log2(1 - p);
    const expected = 0.75 * h(1 / 3) + 0.5;
    expect(variationOfInformation(table([0, 0, 1, 1], [0, 1, 1, 1]))).toBeCloseTo(expected, 14);
  });

  it('passes over items without mass', () => {
    expect(variationOfInformation(table([0, 0, 1], [0, 1, 1], [1, 0, 1]))).toBe(0);
  });
});

describe('bestMatchJaccard', () => {
  it('averages the best match of each legacy grid by mass, without land that has none', () => {
    // grid 0 = {a, a, b}, grid 1 = {b, none}: a: 2/3 of mass 2, b: 1/4 or 1/3 of mass 2
    const value = bestMatchJaccard(table([0, 0, 0, 1, 1], [5, 5, 6, 6, -1]));
    expect(value).toBeCloseTo((2 * (2 / 3) + 2 * (1 / 3)) / 4, 14);
  });

  it('is 1 where a department has no grid', () => {
    expect(bestMatchJaccard(table([0, 1], [-1, -1]))).toBe(1);
  });
});
