import { describe, expect, it } from 'vitest';
import { drawnBasis } from '../explain/drawn-basis.fixture.ts';
import { OBJECTIVES } from '../model/objective.ts';
import { communityGaps } from './exact-gaps.ts';

const OPTIONS = { objective: OBJECTIVES['most-agreed'], band: [0.5, 1.6], limit: 10_000 } as const;

// In the left community the plan parts rows where both departments part columns; the right one is as drawn.
const TOWN = {
  households: ['2222', '2222'],
  plan: ['aacd', 'bbcd'],
  departments: { police: ['12rs', '12rs'], fire: ['78rs', '78rs'] },
  communities: ['xxyy', 'xxyy'],
};

describe('communityGaps', () => {
  it('tells what the whole plan gains where one community is at its best', () => {
    const { basis, codes } = drawnBasis(TOWN);
    const [left, right, ...more] = communityGaps(basis, codes, OPTIONS);
    expect(more).toEqual([]);
    expect(left).toMatchObject({ community: 'x', atoms: 4, grids: 2, proved: true });
    expect(right).toMatchObject({ community: 'y', atoms: 4, grids: 2, gap: 0, proved: true });
    // Four grids of 4 households on each side: A = B = 64, N = 16, 16 by chance; the rows share 4 * 4 + 2 * 16 = 48.
    expect(left!.optimum).toBeCloseTo(1, 12);
    expect(left!.value).toBeCloseTo((48 - 16) / (64 - 16), 3);
    expect(right!.value).toBe(left!.value);
    expect(left!.gap).toBe(left!.optimum - left!.value);
  });

  it('takes a plan outside the band for one of those compared', () => {
    const { basis, codes } = drawnBasis({ ...TOWN, plan: ['abcd', 'bbcd'] });
    const [left] = communityGaps(basis, codes, { ...OPTIONS, band: [0.9, 1.1] });
    expect(left).toMatchObject({ community: 'x', proved: true });
    expect(left!.gap).toBeGreaterThan(0);
  });

  it('leaves out what is too large, and tells how far it has come', () => {
    const wide = '2'.repeat(70);
    const { basis, codes } = drawnBasis({
      households: [wide],
      plan: [`${'a'.repeat(35)}${'b'.repeat(35)}`],
      departments: { police: [`${'1'.repeat(30)}${'2'.repeat(40)}`] },
    });
    const fractions: number[] = [];
    expect(communityGaps(basis, codes, { ...OPTIONS, onProgress: (done) => fractions.push(done) })).toEqual(
      [],
    );
    expect(fractions).toEqual([0]);
  });

  it('bounds what its search nodes do not suffice for', () => {
    const { basis, codes } = drawnBasis({
      households: ['25134', '41352', '33142', '51423'],
      plan: ['aaabb', 'aaabb', 'cccdd', 'cccdd'],
      departments: {
        police: ['11222', '31224', '33344', '33344'],
        fire: ['55566', '75566', '77766', '77766'],
        parks: ['aabbb', 'aacbb', 'adccc', 'dddcc'],
      },
    });
    const [short] = communityGaps(basis, codes, { ...OPTIONS, limit: 0 });
    const [whole] = communityGaps(basis, codes, { ...OPTIONS, limit: 100_000 });
    expect(whole!.proved).toBe(true);
    expect(short!.proved).toBe(false);
    expect(short!.optimum).toBeGreaterThanOrEqual(whole!.optimum);
  });
});
