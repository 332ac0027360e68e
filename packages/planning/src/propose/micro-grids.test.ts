import { describe, expect, it } from 'vitest';
import { drawnBasis, drawnCodes } from './drawn-basis.fixture.ts';
import { proposeMicroGrids } from './micro-grids.ts';

const basis = drawnBasis({
  households: ['5555 9', '5555 9', '1111 0'],
  departments: { police: ['aabb c', 'aabb c', 'aabb c'] },
});
const codes = drawnCodes(['pppp q', 'pppp q', 'rrrr q'], { p: '001', q: '002', r: '003' });

describe('proposeMicroGrids', () => {
  it('divides each grid into as many as its households ask for, west to east, along the departments lines', () => {
    const { codes: micro, outsideBand } = proposeMicroGrids(basis, codes, { households: 20, seed: 1 });
    // 40 households: two; 18: one; 4: one, and too few for it.
    expect(micro).toEqual(
      drawnCodes(['aabb c', 'aabb c', 'dddd c'], { a: '001-01', b: '001-02', c: '002-01', d: '003-01' }),
    );
    expect(outsideBand.map(({ code, size }) => `${code} ${size}`)).toEqual(['003-01 4']);
  });

  it('never cuts an atom: no more micro-grids than atoms', () => {
    const { codes: micro } = proposeMicroGrids(basis, codes, { households: 1, seed: 1 });
    expect(micro.filter((code) => code.startsWith('002-'))).toEqual(['002-01', '002-02', '002-03']);
    expect(new Set(micro).size).toBe(basis.atoms.length);
  });

  it('leaves the other grids their codes where one is named', () => {
    const { codes: micro } = proposeMicroGrids(basis, codes, { households: 2, seed: 1, grid: '003' });
    expect(micro).toEqual(
      drawnCodes(['pppp q', 'pppp q', 'aabb q'], { p: '001', q: '002', a: '003-01', b: '003-02' }),
    );
  });

  it('gives each part of a grid in several parts a micro-grid', () => {
    const apart = drawnCodes(['pqqp q', 'pqqp q', 'rrrr q'], { p: '001', q: '002', r: '003' });
    const { codes: micro } = proposeMicroGrids(basis, apart, { households: 100, seed: 1, grid: '001' });
    expect(new Set(micro.filter((code) => code.startsWith('001'))).size).toBe(2);
  });
});
