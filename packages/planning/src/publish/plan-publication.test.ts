import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { box } from '../recode/district.fixture.ts';
import { shareOut } from './crosswalk-shares.ts';
import { type PlanPublication, type PublicationInput, planPublication } from './plan-publication.ts';

const A = '340212100001';
const B = '340212100002';
const NOBODY = { households: [], appeals: [], usedCodes: [] };
const NOTHING = { ...NOBODY, earlier: [] };
/** Grids by what they are called in the draft; what follows a slash is the community. */
const grids = (named: Readonly<Record<string, Polygon>>): PublicationInput['grids'] =>
  Object.entries(named).map(([name, geometry]) => {
    const [code, prefix = A] = name.split('/');
    return { code: code!, geometry, prefix };
  });
const published = (input: PublicationInput): PlanPublication => {
  const done = planPublication(input);
  if (done.kind !== 'publication') throw new Error(done.kind);
  return done;
};
const codesOf = (input: PublicationInput) =>
  Object.fromEntries(published(input).codes.map(({ from, to, kind }) => [from, `${to} ${kind}`]));
/** `n` households in the middle of a strip of 100 units that begins at `x`, in the lowest row. */
const home = (x: number, n: number) => ({ lon: 118.2 + (x + 50) / 1e5, lat: 31.08 + 50 / 1e5, n });

/*
 *   200 +----+----+
 *       | nw | ne |      nw and sw begin at 0, ne and se at 100
 *   100 +----+----+
 *       | sw | se |
 *     0 +----+----+
 */
const FOUR = {
  se: box(100, 0, 200, 100),
  sw: box(0, 0, 100, 100),
  ne: box(100, 100, 200, 200),
  nw: box(0, 100, 100, 200),
};

describe('the first publication', () => {
  it('numbers from west to east, then from north to south', () => {
    expect(codesOf({ ...NOTHING, grids: grids(FOUR) })).toEqual({
      nw: `${A}001 new`,
      sw: `${A}002 new`,
      ne: `${A}003 new`,
      se: `${A}004 new`,
    });
  });

  it('numbers each community for itself, and grids without one together', () => {
    const { nw, ne, sw, se } = FOUR;
    expect(
      codesOf({ ...NOTHING, grids: grids({ nw, [`ne/${B}`]: ne, [`se/${B}`]: se, 'sw/': sw }) }),
    ).toEqual({
      nw: `${A}001 new`,
      ne: `${B}001 new`,
      se: `${B}002 new`,
      sw: '001 new',
    });
  });

  it('has neither lineage nor retired codes nor old grids', () => {
    expect(published({ ...NOTHING, grids: grids(FOUR) })).toMatchObject({
      lineage: [],
      retiredCodes: [],
      crosswalk: [],
    });
  });

  it('is refused where a community would need a fourth digit', () => {
    const many = Object.fromEntries(
      Array.from({ length: 1000 }, (_, i) => [`g${i}`, box(10 * i, 0, 10 * i + 10, 10)]),
    );
    expect(planPublication({ ...NOTHING, grids: grids(many) })).toEqual({
      kind: 'community-full',
      prefix: A,
    });
    const { g999, ...fitting } = many;
    expect(g999).toBeDefined();
    expect(codesOf({ ...NOTHING, grids: grids(fitting) }).g998).toBe(`${A}999 new`);
  });
});

describe('a later publication', () => {
  const old = (code: string, geometry: Polygon) => ({ code: `${A}${code}`, geometry });

  // The old grid has ten strips of a household or more each; the new one takes the first strips of it.
  it.each([
    [8, 'kept'],
    [7, 'new'],
  ])('keeps a code with %d of 10 households: %s', (strips, kind) => {
    const earlier = [old('001', box(0, 0, 1000, 100))];
    const households = Array.from({ length: 10 }, (_, i) => home(100 * i, 1));
    const now = grids({ most: box(0, 0, strips * 100, 100), rest: box(strips * 100, 0, 1000, 100) });
    const { most, rest } = codesOf({ ...NOBODY, households, earlier, grids: now });
    expect(most).toBe(kind === 'kept' ? `${A}001 kept` : `${A}002 new`);
    expect(rest).toBe(kind === 'kept' ? `${A}002 new` : `${A}003 new`);
  });

  it('looks at both sides: a grid that took up too much gets a number of its own', () => {
    const earlier = [old('001', box(0, 0, 700, 100)), old('002', box(700, 0, 1000, 100))];
    const households = Array.from({ length: 10 }, (_, i) => home(100 * i, 1));
    const input = { ...NOBODY, households, earlier, grids: grids({ all: box(0, 0, 1000, 100) }) };
    expect(codesOf(input)).toEqual({ all: `${A}003 new` });
    expect(published(input).retiredCodes).toEqual([`${A}001`, `${A}002`]);
    expect(published(input).lineage.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['merged', [`${A}001`, `${A}002`], [`${A}003`]],
    ]);
  });

  it('goes by households where anybody lives, whatever the land', () => {
    // All ten households are in the first strip of ten: the narrow grid goes on as the old one.
    const earlier = [old('001', box(0, 0, 1000, 100))];
    const now = grids({ wide: box(100, 0, 1000, 100), narrow: box(0, 0, 100, 100) });
    expect(codesOf({ ...NOBODY, households: [home(0, 10)], earlier, grids: now })).toEqual({
      narrow: `${A}001 kept`,
      wide: `${A}002 new`,
    });
    expect(codesOf({ ...NOBODY, earlier, grids: now })).toEqual({
      wide: `${A}001 kept`,
      narrow: `${A}002 new`,
    });
  });

  it('gives a grid that went to another community a code of that', () => {
    const earlier = [old('001', FOUR.nw)];
    expect(codesOf({ ...NOBODY, earlier, grids: grids({ [`nw/${B}`]: FOUR.nw }) })).toEqual({
      nw: `${B}001 new`,
    });
  });

  it('numbers on after codes that were retired long ago', () => {
    const earlier = [old('002', FOUR.nw)];
    const usedCodes = [`${A}001`, `${A}007`, `${B}099`];
    const input = { ...NOBODY, usedCodes, earlier, grids: grids({ nw: FOUR.nw, ne: FOUR.ne }) };
    expect(codesOf(input)).toEqual({ nw: `${A}002 kept`, ne: `${A}008 new` });
    expect(published(input).retiredCodes).toEqual([`${A}001`, `${A}007`, `${B}099`]);
  });

  it('tells what of an old grid lies in no new one', () => {
    const earlier = [old('001', box(0, 0, 1000, 100))];
    const households = [home(0, 30), home(900, 10)];
    const appeals = [home(900, 1), home(0, 1), home(0, 1)];
    const now = grids({ less: box(0, 0, 800, 100) });
    const { crosswalk } = published({ ...NOBODY, households, appeals, earlier, grids: now });
    expect(crosswalk.map(({ grid, share, households: n, appeals: q }) => [grid, share, n, q])).toEqual([
      [`${A}002`, 0.75, 30, 2],
      [null, 0.25, 10, 1],
    ]);
    expect(crosswalk[1]!.areaM2 / crosswalk[0]!.areaM2).toBeCloseTo(0.25, 6);
  });
});

describe('shares of parts', () => {
  const part = (source: string, households: number, areaM2: number) => ({
    source,
    households,
    areaM2,
    appeals: 0,
  });
  const shares = (...parts: ReturnType<typeof part>[]) =>
    shareOut(parts, ({ source }) => source).map(({ share }) => share);

  it('are of households, of land where there are none, and whole where there is neither', () => {
    expect(shares(part('a', 3, 1), part('b', 0, 10), part('a', 1, 9), part('b', 0, 30))).toEqual([
      0.75, 0.25, 0.25, 0.75,
    ]);
    expect(shares(part('gone', 0, 0))).toEqual([1]);
    expect(shares()).toEqual([]);
  });
});
