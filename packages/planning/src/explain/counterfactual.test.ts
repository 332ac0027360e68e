import { describe, expect, it } from 'vitest';
import { OBJECTIVES } from '../model/objective.ts';
import { bringBack, type CounterfactualOptions, takeAway } from './counterfactual.ts';
import { drawnBasis, planOf } from './drawn-basis.fixture.ts';

const OPTIONS: CounterfactualOptions = {
  objective: OBJECTIVES['most-agreed'],
  band: [0.5, 2.1],
  seed: 1,
  quick: true,
};

// Two communities of two grids each; police wants the middle of the left one elsewhere.
const TOWN = {
  households: ['322222', '322222'],
  plan: ['aabbcd', 'aabbcd'],
  departments: { police: ['1222rs', '1222rs'], fire: ['7788rs', '7788rs'], parks: ['7788rs', '7788rs'] },
  communities: ['xxxxyy', 'xxxxyy'],
};

describe('bringBack', () => {
  it('finds the best plan with the line, and leaves other communities as they are', () => {
    const { basis, codes } = drawnBasis(TOWN);
    const found = bringBack(
      basis,
      codes,
      {
        atomPairs: [
          ['00', '01'],
          ['10', '11'],
        ],
      },
      OPTIONS,
    );
    if (found.kind !== 'possible') throw new Error(found.reason);
    expect(planOf(found.codes, 6)).toEqual(['abbbcd', 'abbbcd']);
    expect(found).toMatchObject({ households: 4, outsideBand: [] });
    // Before: fire and parks agree wholly; grids of 10, 8, 4, 4 households, joint with police 6 4 | 8 | 4 | 4.
    // N = 26, A = 196, police B = 36 + 144 + 32 = 212, S = 36 + 16 + 64 + 32 = 148.
    const police = (148 - (196 * 212) / 676) / (204 - (196 * 212) / 676);
    // After: all 1 for police; for fire and parks the same numbers with A and B exchanged.
    expect(found.agreement).toBeCloseTo((1 + 2 * police) / 3, 12);
    expect(found.change).toBeCloseTo((1 + 2 * police) / 3 - (2 + police) / 3, 12);
  });

  it('takes the line by its positions too', () => {
    const { basis, codes } = drawnBasis(TOWN);
    const coordinates = [
      [0.001, -0.001],
      [0.001, 0],
      [0.001, 0.001],
    ] as const;
    const found = bringBack(basis, codes, { coordinates }, OPTIONS);
    expect(found.kind === 'possible' && planOf(found.codes, 6)).toEqual(['abbbcd', 'abbbcd']);
    expect(
      bringBack(
        basis,
        codes,
        {
          coordinates: [
            [0.001, 0],
            [0.0015, 0],
          ],
        },
        OPTIONS,
      ),
    ).toEqual({
      kind: 'impossible',
      reason: 'line-unknown',
    });
  });

  it('says why it cannot be', () => {
    const { basis, codes } = drawnBasis(TOWN);
    const reasonOf = (pairs: [string, string][], more: Partial<CounterfactualOptions> = {}, tied = basis) => {
      const found = bringBack(tied, codes, { atomPairs: pairs }, { ...OPTIONS, ...more });
      return found.kind === 'impossible' ? found.reason : found.kind;
    };
    expect(reasonOf([['00', '99']])).toBe('line-unknown');
    expect(reasonOf([['01', '02']])).toBe('line-on-border');
    expect(reasonOf([['00', '01']], {}, { ...basis, links: [['00', '01']] })).toBe('line-tied');
    expect(reasonOf([['00', '01']], { lockedGrids: ['a'] })).toBe('line-tied');
    const one = drawnBasis({ households: ['11'], plan: ['aa'], departments: { police: ['12'] } });
    expect(bringBack(one.basis, one.codes, { atomPairs: [['00', '01']] }, OPTIONS)).toEqual({
      kind: 'impossible',
      reason: 'line-without-plan',
    });
  });
});

describe('takeAway', () => {
  it('finds the best plan without the border', () => {
    const { basis, codes } = drawnBasis(TOWN);
    const found = takeAway(
      basis,
      codes,
      {
        atomPairs: [
          ['01', '02'],
          ['11', '12'],
        ],
      },
      OPTIONS,
    );
    if (found.kind !== 'possible') throw new Error(found.reason);
    expect(found.codes[1]).toBe(found.codes[2]);
    expect(found.codes[7]).toBe(found.codes[8]);
    expect(planOf(found.codes, 6).every((row) => row.endsWith('cd'))).toBe(true);
    expect(new Set(found.codes).size).toBe(4);
    expect(found.change).toBeLessThan(0);
  });

  it('says why it cannot be', () => {
    const { basis, codes } = drawnBasis(TOWN);
    const reasonOf = (pairs: [string, string][], more: Partial<CounterfactualOptions> = {}) => {
      const found = takeAway(basis, codes, { atomPairs: pairs }, { ...OPTIONS, ...more });
      return found.kind === 'impossible' ? found.reason : found.kind;
    };
    expect(reasonOf([['00', '01']])).toBe('line-off-border');
    expect(reasonOf([['03', '04']])).toBe('line-crosses-communities');
    expect(reasonOf([['01', '02']], { lockedGrids: ['a'] })).toBe('line-locked');
  });
});
