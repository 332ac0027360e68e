import type { MultiPolygon, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { box } from '../recode/district.fixture.ts';
import { carryCodes, gridLineage, retiredCodesAfter } from './carry-codes.ts';
import type { EarlierPlan } from './earlier-plan.ts';

const plan = (
  grids: Readonly<Record<string, Polygon | MultiPolygon>>,
  retiredCodes: readonly string[] = [],
): EarlierPlan => ({
  unified: Object.entries(grids).map(([code, geometry]) => ({ code, geometry, households: 0 })),
  retiredCodes,
});
const grids = (...geometries: (Polygon | MultiPolygon)[]) => geometries.map((geometry) => ({ geometry }));
/** The ties without their amounts. */
const ties = (earlier: EarlierPlan, ...now: Polygon[]) =>
  carryCodes(earlier, grids(...now)).lineage.map(({ from, to, kind }) => [kind, [...from], [...to]]);

// Two grids of 1000 by 1000 units beside each other: 001 in the west, 002 in the east.
const WEST = box(0, 0, 1000, 1000);
const EAST = box(1000, 0, 2000, 1000);
const BOTH = plan({ '001': WEST, '002': EAST });

describe('codes of a new plan', () => {
  it('stay where the grids are the same, in whatever order they come', () => {
    expect(carryCodes(BOTH, grids(WEST, EAST)).codes).toEqual(['001', '002']);
    expect(carryCodes(BOTH, grids(EAST, WEST)).codes).toEqual(['002', '001']);
    expect(ties(BOTH, EAST, WEST)).toEqual([
      ['same', ['001'], ['001']],
      ['same', ['002'], ['002']],
    ]);
  });

  it('follow the land, not the order of numbering: swapped names stay swapped', () => {
    expect(carryCodes(plan({ '001': EAST, '002': WEST }), grids(WEST, EAST)).codes).toEqual(['002', '001']);
  });

  // 1000 units grown to 1020: 20 of 1020 are 1.96 %; to 1021: 21 of 1021 are 2.06 %.
  it.each([
    [1020, 'same'],
    [1021, 'changed'],
  ])('of a grid grown from 1000 to %d units: %s', (east, kind) => {
    expect(ties(plan({ '007': WEST }), box(0, 0, east, 1000))).toEqual([[kind, ['007'], ['007']]]);
  });

  it('go on with the part that holds most of a split grid; the other gets a number of its own', () => {
    const result = carryCodes(BOTH, grids(box(0, 0, 400, 1000), box(400, 0, 1000, 1000), EAST));
    expect(result.codes).toEqual(['003', '001', '002']);
    expect(result.kept).toEqual([null, '001', '002']);
    expect(result.lineage.map(({ from, to, kind }) => [kind, from, to])).toEqual([
      ['split', ['001'], ['001', '003']],
      ['same', ['002'], ['002']],
    ]);
  });

  it('end where no part holds most of a split grid', () => {
    const parts = [box(0, 0, 500, 1000), box(500, 0, 1000, 1000)];
    expect(carryCodes(BOTH, grids(...parts, EAST)).codes).toEqual(['003', '004', '002']);
    expect(ties(BOTH, ...parts, EAST)[0]).toEqual(['split', ['001'], ['003', '004']]);
  });

  it('of a merger are those of the grid that holds most of it', () => {
    const earlier = plan({ '001': box(0, 0, 600, 1000), '002': box(600, 0, 1000, 1000) });
    const { codes, lineage } = carryCodes(earlier, grids(WEST));
    expect(codes).toEqual(['001']);
    expect(lineage.map(({ from, to, kind }) => [kind, from, to])).toEqual([
      ['merged', ['001', '002'], ['001']],
    ]);
  });

  it('are new for a merger of halves', () => {
    expect(carryCodes(BOTH, grids(box(0, 0, 2000, 1000))).codes).toEqual(['003']);
    expect(ties(BOTH, box(0, 0, 2000, 1000))).toEqual([['merged', ['001', '002'], ['003']]]);
  });

  it('end with a grid that is divided among others, and begin with one on new land', () => {
    // 002 goes half to its neighbour in the west and half to the one in the east; 004 lies beyond them.
    const earlier = plan({
      '001': box(0, 0, 1000, 1000),
      '002': box(1000, 0, 1400, 1000),
      '003': box(1400, 0, 2400, 1000),
    });
    const now = [box(0, 0, 1200, 1000), box(1200, 0, 2400, 1000), box(2400, 0, 3400, 1000)];
    expect(carryCodes(earlier, grids(...now)).codes).toEqual(['001', '003', '004']);
    expect(ties(earlier, ...now)).toEqual([
      ['changed', ['001'], ['001']],
      ['retired', ['002'], ['001', '003']],
      ['changed', ['003'], ['003']],
      ['new', [], ['004']],
    ]);
  });

  it('tell a grid that is split and takes up another in two ties, with the land that passes', () => {
    const earlier = plan({ '001': WEST, '002': box(1000, 0, 1300, 1000) });
    const { lineage } = carryCodes(earlier, grids(box(0, 0, 300, 1000), box(300, 0, 1300, 1000)));
    expect(lineage.map(({ from, to, kind }) => [kind, from, to])).toEqual([
      ['merged', ['001', '002'], ['001']],
      ['split', ['001'], ['001', '003']],
    ]);
    // A unit is 95.6 cm by 110.9 cm at this latitude (WGS 84 ellipsoid): 1000 x 1000 units are 1.060 km2.
    expect(lineage[0]!.areaM2 / 1e6).toBeCloseTo(1.06, 2);
    expect(lineage[1]!.areaM2 / 1e6).toBeCloseTo(1.06, 2);
    expect(lineage[0]!.households).toBeNull();
  });

  it('are never those of a retired grid', () => {
    const earlier = plan({ '001': WEST }, ['002', '009', 'old']);
    const { codes } = carryCodes(earlier, grids(WEST, EAST, box(2000, 0, 3000, 1000)));
    expect(codes).toEqual(['001', '010', '011']);
    expect(retiredCodesAfter(BOTH, ['001', '003'])).toEqual(['002']);
    expect(retiredCodesAfter(earlier, ['001', '010'])).toEqual(['002', '009', 'old']);
  });

  it('take parts of one code for one grid', () => {
    const earlier: EarlierPlan = {
      unified: [
        { code: '005', geometry: box(0, 0, 400, 1000), households: 0 },
        { code: '005', geometry: box(400, 0, 1000, 1000), households: 0 },
      ],
    };
    expect(carryCodes(earlier, grids(WEST)).lineage).toMatchObject([
      { kind: 'same', from: ['005'], to: ['005'] },
    ]);
  });

  it('are all new after a plan without land, and nothing after nothing', () => {
    expect(carryCodes({ unified: [] }, grids(WEST))).toMatchObject({ codes: ['001'], kept: [null] });
    expect(carryCodes({ unified: [] }, [])).toEqual({ codes: [], kept: [], lineage: [] });
    expect(carryCodes(BOTH, []).lineage.map(({ kind, from }) => [kind, from])).toEqual([
      ['retired', ['001']],
      ['retired', ['002']],
    ]);
  });
});

describe('households', () => {
  // 100 households at one place in the strip 900..1000, 10 at one in the west.
  const place = (x: number, n: number) => ({ lon: 118.2 + x / 1e5, lat: 31.08 + 500 / 1e5, n });
  const households = { kind: 'points', points: [place(950, 100), place(100, 10)] } as const;

  it('make a narrow strip a change where many live on it', () => {
    const now = grids(box(0, 0, 990, 1000), box(990, 0, 2000, 1000));
    const kinds = (options: Parameters<typeof carryCodes>[2]) =>
      carryCodes(BOTH, now, options).lineage.map(({ kind }) => kind);
    expect(kinds({})).toEqual(['same', 'same']);
    const crowded = { kind: 'points', points: [place(995, 5), place(100, 10)] } as const;
    expect(kinds({ households: crowded })).toEqual(['changed', 'changed']);
    expect(kinds({ households })).toEqual(['same', 'same']);
  });

  it('count as much as land for which part goes on with a code', () => {
    const [large, full] = [box(0, 0, 800, 1000), box(800, 0, 1000, 1000)];
    const earlier = plan({ '001': WEST });
    expect(carryCodes(earlier, grids(large, full)).codes).toEqual(['001', '002']);
    // Of the earlier plan the small part has 20 % of the land and 100 of 110 households: 55 % together.
    expect(carryCodes(earlier, grids(large, full), { households }).codes).toEqual(['002', '001']);
  });

  it('are spread over their polygons', () => {
    const polygons = [{ geometry: box(0, 0, 2000, 1000), n: 40 }];
    const { lineage } = carryCodes(BOTH, grids(WEST, EAST), { households: { kind: 'polygons', polygons } });
    expect(lineage.map(({ households: n }) => n)).toEqual([20, 20]);
  });
});

describe('codes of 15 digits', () => {
  const A = '340212100001';
  const B = '340212100002';
  const north = box(0, 1000, 1000, 2000);
  const earlier = plan({ [`${A}001`]: WEST, [`${A}002`]: EAST, [`${B}007`]: north });

  it('stay within their community, and new numbers follow the last of their own', () => {
    const now = grids(WEST, EAST, north, box(1000, 1000, 2000, 2000));
    const { codes } = carryCodes(earlier, now, { prefixes: [A, A, B, B] });
    expect(codes).toEqual([`${A}001`, `${A}002`, `${B}007`, `${B}008`]);
  });

  it('change with the community although the land is the same', () => {
    const { codes, kept, lineage } = carryCodes(earlier, grids(WEST, EAST, north), { prefixes: [A, B, B] });
    expect(codes).toEqual([`${A}001`, `${B}008`, `${B}007`]);
    expect(kept).toEqual([`${A}001`, null, `${B}007`]);
    expect(lineage[1]).toMatchObject({ kind: 'changed', from: [`${A}002`], to: [`${B}008`] });
  });

  it('replace plain numbers where communities came later, and stay where they were given up', () => {
    expect(carryCodes(BOTH, grids(WEST, EAST), { prefixes: [A, A] }).codes).toEqual([`${A}001`, `${A}002`]);
    expect(carryCodes(earlier, grids(WEST, EAST, north)).codes).toEqual([`${A}001`, `${A}002`, `${B}007`]);
  });

  it('are not kept by a grid outside all communities', () => {
    expect(carryCodes(earlier, grids(WEST, EAST), { prefixes: [A, ''] }).codes).toEqual([`${A}001`, '001']);
  });
});

describe('the lineage of a plan whose codes stand', () => {
  it('tells what was done to it by hand', () => {
    const now = [
      { code: '001', geometry: box(0, 0, 1100, 1000) },
      { code: 'X', geometry: box(1100, 0, 2000, 1000) },
    ];
    expect(gridLineage(BOTH, now)).toMatchObject([
      { kind: 'changed', from: ['001'], to: ['001'] },
      { kind: 'changed', from: ['002'], to: ['X'] },
    ]);
    expect(gridLineage({ unified: [] }, [])).toEqual([]);
  });
});
