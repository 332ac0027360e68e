import { describe, expect, it } from 'vitest';
import { OBJECTIVES } from '../model/objective.ts';
import { drawnBasis, drawnCodes } from './drawn-basis.fixture.ts';
import { type Reproposed, type ReproposeRequest, repropose } from './repropose.ts';

// Two communities of eight atoms; the departments draw columns, the plan has rows.
const basis = drawnBasis({
  households: ['1111 2222', '1111 2222'],
  communities: ['aaaa bbbb', 'aaaa bbbb'],
  departments: { police: ['mmnn oopp', 'mmnn oopp'], fire: ['mmnn oopp', 'mmnn oopp'] },
});
const codes = drawnCodes(['vvvv xxxx', 'wwww yyyy'], { v: '001', w: '002', x: '003', y: '004' });
const request: ReproposeRequest = {
  basis,
  codes,
  objective: OBJECTIVES['most-agreed'],
  band: [0.5, 1.6],
  grids: null,
  seed: 1,
};

function reproposed(changes: Partial<ReproposeRequest>): Reproposed {
  const outcome = repropose({ ...request, ...changes });
  if (outcome.kind === 'refused') throw new Error(outcome.code);
  return outcome;
}

/** The codes as the fixture is drawn: two rows of four and four. */
const drawn = (all: readonly string[]) => [all.slice(0, 8).join(' '), all.slice(8).join(' ')];

describe('repropose', () => {
  it('finds what the departments agree on, with new codes after the greatest where no grid is the same', () => {
    const outcome = reproposed({});
    // A column holds half of each row, which is not more than half.
    expect(drawn(outcome.codes)).toEqual([
      '005 005 006 006 007 007 008 008',
      '005 005 006 006 007 007 008 008',
    ]);
    expect(outcome.terms.agreement).toBe(1);
    expect(outcome.householdsMoved).toBe(24);
  });

  it('solves one community and leaves every other code as it is', () => {
    const outcome = reproposed({ community: 'b' });
    expect(drawn(outcome.codes)).toEqual([
      '001 001 001 001 005 005 006 006',
      '002 002 002 002 005 005 006 006',
    ]);
    expect(outcome.householdsMoved).toBe(16);
  });

  it('keeps a locked grid with its code, and what remains in one piece', () => {
    const outcome = reproposed({ lockedGrids: ['003'] });
    expect(drawn(outcome.codes)).toEqual([
      '005 005 006 006 003 003 003 003',
      '005 005 006 006 004 004 004 004',
    ]);
  });

  it('holds the band to the mean without dedicated grids', () => {
    // The dedicated grid apart, 16 households in 3 grids: one of 8 is 1.5 means and so inside 1.6.
    const outcome = reproposed({ dedicatedGrids: ['003'] });
    expect(outcome.outsideBand).toEqual([]);
    // 24 households in 4 grids: the same grid of 8 is 1.33 means; with a band of 1.2 it is outside, and so are those of 4.
    const narrow = reproposed({ lockedGrids: ['003'], band: [0.9, 1.2] });
    expect(narrow.outsideBand.map(({ code, size }) => `${code} ${size}`)).toEqual([
      '004 8',
      '005 4',
      '006 4',
    ]);
  });

  it('keeps the plan where nothing may change more than it must', () => {
    expect(reproposed({ objective: { agreement: 0, evenness: 0, stability: 1 } })).toMatchObject({
      codes,
      value: 1,
      householdsMoved: 0,
    });
  });

  it('measures stability against the plan in force where there is one', () => {
    const reference = drawnCodes(['vwww xxxx', 'vwww yyyy'], { v: 'p', w: 'q', x: 'r', y: 's' });
    const outcome = reproposed({
      reference,
      band: null,
      objective: { agreement: 0, evenness: 0, stability: 1 },
    });
    expect(outcome.terms.stability).toBe(1);
    // The new second grid has 6 households, 3 of them of each old one: no more than half.
    expect(drawn(outcome.codes)).toEqual([
      '005 006 006 006 003 003 003 003',
      '005 006 006 006 004 004 004 004',
    ]);
  });

  it('follows the plan in force where some atoms lie in none of its grids', () => {
    const inForce = drawnCodes(['vwww xxxx', 'vwww yyyy'], { v: 'p', w: 'q', x: 'r', y: 's' });
    const objective = { agreement: 0, evenness: 0, stability: 1 };
    const none = inForce.map((code) => (code === 'p' || code === 'q' ? null : code));
    const outcome = reproposed({ reference: none, band: null, objective });
    expect(drawn(outcome.codes).map((row) => row.split(' ').slice(4).join(' '))).toEqual([
      '003 003 003 003',
      '004 004 004 004',
    ]);
  });

  it('keeps atoms apart and together', () => {
    const outcome = reproposed({
      apart: [['0.0', '1.0']],
      together: [
        ['0.2', '0.3'],
        ['0.1', '0.2'],
      ],
      band: null,
    });
    const codeOf = new Map(basis.atoms.map(({ id }, at) => [id, outcome.codes[at]]));
    expect(codeOf.get('0.0')).not.toBe(codeOf.get('1.0'));
    expect(new Set(['0.1', '0.2', '0.3'].map((id) => codeOf.get(id))).size).toBe(1);
  });

  it('says which pairs cannot lie apart', () => {
    // Three atoms that touch pairwise cannot lie in two grids all apart; here four along a row, two grids.
    const everywhere = ['0.0', '1.0', '0.1', '1.1'].flatMap((a, at, all) =>
      all.slice(at + 1).map((b) => [a, b] as const),
    );
    const outcome = repropose({ ...request, community: 'a', apart: everywhere, band: null });
    expect(outcome).toMatchObject({ kind: 'refused', code: 'apart-not-found' });
    expect(repropose({ ...request, lockedGrids: ['001'], apart: [['0.0', '0.1']] })).toMatchObject({
      kind: 'refused',
      code: 'apart-in-one-piece',
      pairs: [[0, 1]],
    });
    expect(repropose({ ...request, lockedGrids: ['001'], together: [['0.0', '1.0']] })).toMatchObject({
      kind: 'refused',
      code: 'together-across-closed',
      pairs: [[0, 8]],
    });
  });

  it('gives another number of grids, of the community alone where one is named', () => {
    const outcome = reproposed({ community: 'a', grids: 4, band: null });
    expect(new Set(outcome.codes.slice(0, 4).concat(outcome.codes.slice(8, 12))).size).toBe(4);
    expect(outcome.codes.slice(4, 8).concat(outcome.codes.slice(12))).toEqual(
      codes.slice(4, 8).concat(codes.slice(12)),
    );
    expect(repropose({ ...request, community: 'a', grids: 9 })).toMatchObject({
      code: 'too-many-grids',
      greatest: 8,
    });
  });

  it('changes nothing where all grids are locked', () => {
    const outcome = reproposed({ lockedGrids: ['001', '002', '003', '004'] });
    expect(outcome).toMatchObject({ codes, householdsMoved: 0, steps: 0 });
    // Sizes 4, 4, 8, 8: mean 6, variance 4, so 1 - 4 / 36.
    expect(outcome.terms.evenness).toBeCloseTo(8 / 9, 12);
  });

  it('says what is not there', () => {
    expect(repropose({ ...request, lockedGrids: ['009'] })).toEqual({
      kind: 'refused',
      code: 'grid-unknown',
      ids: ['009'],
    });
    expect(repropose({ ...request, community: 'z' })).toMatchObject({
      code: 'community-unknown',
      ids: ['z'],
    });
    expect(repropose({ ...request, apart: [['0.0', '9.9']] })).toMatchObject({
      code: 'atom-unknown',
      ids: ['9.9'],
    });
  });

  it('numbers new grids within their own prefix and never with a retired code', () => {
    const named = drawnCodes(['vvvv xxxx', 'wwww yyyy'], {
      v: '330106001002001',
      w: '330106001002002',
      x: '330106001003001',
      y: '330106001003002',
    });
    const outcome = reproposed({ codes: named, retiredCodes: ['330106001003007'] });
    expect([...new Set(outcome.codes)].sort()).toEqual([
      '330106001002003',
      '330106001002004',
      '330106001003008',
      '330106001003009',
    ]);
  });
});
