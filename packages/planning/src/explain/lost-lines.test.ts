import { describe, expect, it } from 'vitest';
import { deriveArcs } from './derive-arcs.ts';
import { drawnBasis } from './drawn-basis.fixture.ts';
import { flipArcs, lostLines } from './lost-lines.ts';

const ANY_SIZE = { band: null };

describe('lostLines', () => {
  // plan  aab    police  112   its line between 1 and 2 in grid a is lost
  it('finds the borders that the unified grids do not follow, with who drew them', () => {
    const { basis, codes } = drawnBasis({
      households: ['1111'],
      plan: ['aaab'],
      departments: { police: ['1223'], fire: ['7788'] },
    });
    const lines = lostLines(basis, codes, ANY_SIZE);
    expect(lines.map(({ code, supporters, atomPairs }) => ({ code, supporters, atomPairs }))).toEqual(
      expect.arrayContaining([
        { code: 'a', supporters: ['police'], atomPairs: [['00', '01']] },
        { code: 'a', supporters: ['fire'], atomPairs: [['01', '02']] },
      ]),
    );
    expect(lines).toHaveLength(2);
    expect(lines[0]!.lengthM).toBeGreaterThan(110);
    expect(lines[0]!.lengthM).toBeLessThan(112);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(2);
  });

  // Lines of two departments cross: both go straight through.
  it('carries a line on through a crossing and ends it where the plan has a border', () => {
    const { basis, codes } = drawnBasis({
      households: ['11', '11', '11'],
      plan: ['aa', 'aa', 'bb'],
      departments: { police: ['12', '12', '12'], fire: ['77', '88', '88'] },
    });
    const lines = lostLines(basis, codes, ANY_SIZE);
    expect(
      lines.map(({ code, supporters, coordinates }) => [code, supporters.join(), coordinates.length]),
    ).toEqual(
      expect.arrayContaining([
        ['a', 'police', 3],
        ['a', 'fire', 3],
        ['b', 'police', 2],
      ]),
    );
    expect(lines).toHaveLength(3);
    const lengths = lines.map(({ lengthM }) => lengthM);
    expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
  });

  it('closes a line around an island of its own', () => {
    const { basis, codes } = drawnBasis({
      households: ['111', '111', '111'],
      plan: ['aaa', 'aaa', 'aaa'],
      departments: { police: ['111', '121', '111'] },
    });
    const [line, ...more] = lostLines(basis, codes, ANY_SIZE);
    expect(more).toEqual([]);
    expect(line!.coordinates).toHaveLength(5);
    expect(line!.coordinates[0]).toEqual(line!.coordinates[4]);
    expect(line!.flip).toMatchObject({ verdict: 'would-improve', move: { atoms: ['11'], to: null } });
  });

  it('tells by what weight a line would come back, and that it then does', () => {
    const options = { band: [0.5, 1.6] } as const;
    // Police wants 1|2 in the middle of a; fire and parks hold it as one grid with its left.
    const drawing = {
      households: ['5252'],
      plan: ['aabb'],
      departments: { police: ['1222'], fire: ['7788'], parks: ['7788'] },
    };
    const { basis, codes } = drawnBasis(drawing);
    const [line] = lostLines(basis, codes, options);
    expect(line).toMatchObject({
      supporters: ['police'],
      flip: { verdict: 'needs-weight', wanted: ['police'], move: { atoms: ['01'], to: 'b', joins: false } },
    });
    const factor = line!.flip.weightFactor!;
    const at = (weight: number) => {
      const heavier = drawnBasis({ ...drawing, weights: { police: weight } });
      return lostLines(heavier.basis, heavier.codes, options)[0]!.flip;
    };
    expect(at(factor * 1.001)).toMatchObject({ verdict: 'would-improve', move: { atoms: ['01'], to: 'b' } });
    expect(at(factor * 0.999)).toMatchObject({ verdict: 'needs-weight' });
    expect(at(factor * 1.001).change).toBeGreaterThan(0);
    expect(at(factor * 0.999).change).toBeLessThan(0);
  });

  it('tells which grid would leave the band, by what size', () => {
    const { basis, codes } = drawnBasis({
      households: ['4343'],
      plan: ['aabb'],
      departments: { police: ['1222'], fire: ['7788'] },
    });
    const [line] = lostLines(basis, codes, { band: [0.6, 1.4] });
    // The mean is 7: from 4.2 to 9.8. Without 01, a has 4 and b 10.
    expect(line!.flip).toMatchObject({
      verdict: 'leaves-band',
      move: { atoms: ['01'], to: 'b' },
      outside: { code: 'b', side: 'too-large', size: 10 },
    });
    expect(line!.flip.outside!.limit).toBeCloseTo(9.8, 9);
  });

  it('says the same whatever the order of the atoms', () => {
    const { basis, codes } = drawnBasis({
      households: ['1321', '2113', '1221'],
      plan: ['aabb', 'aabb', 'ccbb'],
      departments: { police: ['1122', '1322', '3322'], fire: ['7788', '7778', '7799'] },
    });
    const order = [...codes.keys()].reverse();
    const turned = { ...basis, atoms: order.map((at) => basis.atoms[at]!) };
    const there = lostLines(basis, codes, { band: [0.5, 1.6] });
    const back = lostLines(
      turned,
      order.map((at) => codes[at]!),
      { band: [0.5, 1.6] },
    );
    const shape = (lines: typeof there) =>
      lines.map(({ id, coordinates, supporters, lengthM, flip }) => ({
        id,
        coordinates,
        supporters,
        lengthM,
        verdict: flip.verdict,
        factor: flip.weightFactor?.toFixed(9),
        moved: flip.move && [...flip.move.atoms].sort(),
      }));
    expect(there.length).toBeGreaterThan(3);
    expect(shape(back)).toEqual(shape(there));
  });
});

describe('flipArcs', () => {
  const flipsOf = (
    { basis, codes }: ReturnType<typeof drawnBasis>,
    band: readonly [number, number] | null = null,
  ) => {
    const arcs = deriveArcs({ atoms: basis.atoms, codes, departments: basis.departments });
    return arcs.map(({ left, right }, at) => ({
      left,
      right,
      flip: flipArcs(basis, codes, arcs, { band })[at]!,
    }));
  };

  it('leaves the outline alone', () => {
    const drawn = drawnBasis({ households: ['11'], plan: ['ab'], departments: { police: ['12'] } });
    const flips = flipsOf(drawn);
    expect(flips.filter(({ right }) => right === null).every(({ flip }) => flip === null)).toBe(true);
    expect(flips.filter(({ right }) => right !== null)).toHaveLength(1);
  });

  it('hands over what lies along an arc, with what it would cut off', () => {
    // Handing 01 from a to b cuts 00 off, which holds less than 02 and 03 and goes with it.
    const drawn = drawnBasis({
      households: ['1199', '9999'],
      plan: ['aaaa', 'bbcc'],
      departments: { police: ['1122', '1122'], fire: ['7788', '7788'] },
    });
    const arc = flipsOf(drawn).find(({ left, right }) => left === 'a' && right === 'b')!;
    expect(arc.flip).toMatchObject({
      verdict: 'would-improve',
      wanted: ['fire', 'police'],
      move: { atoms: ['00', '01'], to: 'b', joins: false },
      households: 2,
    });
  });

  it('joins grids where nothing else takes the arc away', () => {
    const drawn = drawnBasis({ households: ['11'], plan: ['ab'], departments: { police: ['11'] } });
    expect(flipsOf(drawn).find(({ right }) => right !== null)!.flip).toMatchObject({
      move: { joins: true },
      verdict: 'would-improve',
    });
  });

  it('never crosses a line between communities', () => {
    const drawn = drawnBasis({
      households: ['1111'],
      plan: ['aabb'],
      departments: { police: ['1111'] },
      communities: ['xxyy'],
    });
    expect(flipsOf(drawn).find(({ right }) => right !== null)!.flip).toEqual({
      verdict: 'crosses-community',
      change: 0,
      weightFactor: null,
      households: 0,
      move: null,
      wanted: ['police'],
      outside: null,
    });
  });

  it('says that nobody wants an arc gone on which all agree', () => {
    const drawn = drawnBasis({
      households: ['1111'],
      plan: ['aabb'],
      departments: { police: ['1122'], fire: ['7788'] },
    });
    expect(flipsOf(drawn).find(({ right }) => right !== null)!.flip).toMatchObject({
      verdict: 'never',
      wanted: [],
    });
  });
});
