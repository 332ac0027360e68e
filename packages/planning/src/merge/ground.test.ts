import type { LineString, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { assertSound } from '../../test/fuzz/merge-invariants.ts';
import type { MergeCommunity, MergeStreet, MergeUnit } from '../model/ground.ts';
import type { DepartmentLayer } from '../model/layer.ts';
import { DEFAULT_MERGE_OPTIONS, type MergeInput, type MergeOptions } from '../model/merge.ts';
import { MergeError } from './merge-error.ts';
import { mergeLayers } from './merge-layers.ts';

type Corner = readonly [number, number];

/** Corners in hundredths of a thousandth of a degree (about a metre) at 118.2 E, 31.1 N. */
const at = ([x, y]: Corner) => [
  Math.round((118.2 + x * 1e-5) * 1e7) / 1e7,
  Math.round((31.1 + y * 1e-5) * 1e7) / 1e7,
];
const ring = (...corners: Corner[]): Polygon => ({
  type: 'Polygon',
  coordinates: [[...corners, corners[0]!].map(at)],
});
const box = (x: number, y: number, w: number, h: number) =>
  ring([x, y], [x + w, y], [x + w, y + h], [x, y + h]);
const line = (...corners: Corner[]): LineString => ({ type: 'LineString', coordinates: corners.map(at) });

const layer = (department: string, ...boxes: [string, Polygon][]): DepartmentLayer => ({
  department,
  weight: 1,
  grids: boxes.map(([id, geometry], i) => ({ id, geometry, row: i + 1 })),
});
const unit = (id: string, geometry: Polygon): MergeUnit => ({ id, geometry });
const community = (id: string, code: string | null, geometry: Polygon): MergeCommunity => ({
  id,
  name: id,
  code,
  geometry,
});

function merge(input: MergeInput, options: Partial<MergeOptions> = {}) {
  const all = { ...DEFAULT_MERGE_OPTIONS, ...options };
  const result = mergeLayers(input, all);
  assertSound({ input, options: all }, result);
  return result;
}

function refusal(input: MergeInput): string {
  try {
    mergeLayers(input, DEFAULT_MERGE_OPTIONS);
  } catch (error) {
    if (error instanceof MergeError) return error.code;
    throw error;
  }
  return 'merged';
}

/** The code of the grid that holds a place, by the written polygons. */
function gridAt({ unified }: ReturnType<typeof merge>, [x, y]: Corner): string {
  const [lon, lat] = at([x, y]) as [number, number];
  const found = unified.filter(({ geometry }) => {
    const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
    let inside = false;
    for (const r of rings) {
      for (let i = 0; i + 1 < r.length; i++) {
        const [ax, ay] = r[i] as [number, number];
        const [bx, by] = r[i + 1] as [number, number];
        if (ay > lat !== by > lat && lon < ((bx - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside;
      }
    }
    return inside;
  });
  return found.map(({ code }) => code).join();
}

const outline = box(0, 0, 400, 300);
const halves = layer('halves', ['W', box(0, 0, 200, 300)], ['E', box(200, 0, 200, 300)]);
const kindsOf = (result: ReturnType<typeof merge>) => result.report.findings.map(({ kind }) => kind);

describe('units in a merge', () => {
  it('keeps a compound whole that a department cuts, with the side that has most of it', () => {
    // ┌─────┬─────┐
    // │   ┌─┼──┐  │   the compound lies 40 m west and 80 m east of the line
    // │   └─┼──┘  │
    // └─────┴─────┘
    const result = merge(
      { outline, layers: [halves], units: [unit('yard', box(160, 100, 120, 100))] },
      { grids: 2 },
    );
    expect(gridAt(result, [165, 150])).toBe(gridAt(result, [275, 150]));
    expect(gridAt(result, [165, 150])).toBe(gridAt(result, [390, 150]));
    expect(gridAt(result, [10, 150])).not.toBe(gridAt(result, [390, 150]));
    expect(result.report.units).toMatchObject({ given: 1, kept: 1, cut: 0, divided: 0, clipped: 0 });
    // A third of its 12,000 m2 is on the other side: 4,000 of 120,000 m2 of land.
    expect(result.report.units!.floor).toEqual([
      { department: 'halves', areaShare: expect.closeTo(1 / 30, 3), householdShare: null },
    ]);
    const [judged] = result.report.layersJudged;
    expect(judged!.unitsCut).toEqual({ over2Percent: 1, over10Percent: 1 });
    expect(judged!.measures.grids).toBe(2);
  });

  it('draws the grid along the wall, and says so', () => {
    const result = merge(
      { outline, layers: [halves], units: [unit('yard', box(194, 0, 106, 300))] },
      { grids: 2 },
    );
    // The line at 200 cuts 6 m off the yard: it moves to the wall at 194.
    expect(gridAt(result, [196, 150])).toBe(gridAt(result, [204, 150]));
    const [arc] = result.arcs.filter(({ right }) => right !== null);
    expect(arc!.class).toBe('moved-to-building');
    expect(arc!.movedMetresMedian).toBeCloseTo(5.7, 0);
  });

  it('leaves the ground with the first of two units that overlap', () => {
    const units = [unit('first', box(50, 100, 60, 60)), unit('second', box(90, 100, 60, 60))];
    const result = merge({ outline, layers: [halves], units }, { grids: 2 });
    const overlap = result.report.findings.find(({ kind }) => kind === 'units-overlap')!;
    expect(overlap.ids).toEqual(['first', 'second']);
    // 20 by 60 hundredths of a thousandth of a degree, at 0.953 by 1.109 m.
    expect(overlap.areaM2).toBeCloseTo(20 * 60 * 0.9534 * 1.1087, -1);
    expect(result.report.units).toMatchObject({ given: 2, kept: 2, cut: 0 });
  });

  it('clips a unit at the outline, and leaves out one beyond it', () => {
    const units = [unit('rim', box(360, 100, 80, 60)), unit('far', box(500, 100, 60, 60))];
    const result = merge({ outline, layers: [halves], units }, { grids: 2 });
    expect(kindsOf(result)).toEqual(expect.arrayContaining(['unit-clipped', 'unit-outside']));
    expect(result.report.units).toMatchObject({ given: 2, kept: 1, clipped: 1, outside: 1 });
  });

  it('ties the parts of a unit that do not touch', () => {
    const parts: MergeUnit = {
      id: 'school',
      geometry: {
        type: 'MultiPolygon',
        coordinates: [box(20, 20, 60, 60).coordinates, box(300, 200, 60, 60).coordinates],
      },
    };
    const result = merge({ outline, layers: [halves], units: [parts] }, { grids: 2 });
    expect(gridAt(result, [50, 50])).toBe(gridAt(result, [330, 230]));
    expect(kindsOf(result)).toContain('unit-in-parts');
  });

  it('says of a unit that others cover wholly that it has no ground, not that it lies outside', () => {
    const units = [
      unit('park', box(40, 40, 100, 100)),
      unit('again', box(40, 40, 100, 100)),
      unit('kiosk', box(60, 60, 10, 10)),
    ];
    const result = merge({ outline, layers: [halves], units }, { grids: 2 });
    const covered = result.report.findings.filter(({ kind }) => kind === 'unit-covered');
    expect(covered.map(({ ids }) => ids)).toEqual([['again'], ['kiosk']]);
    expect(kindsOf(result)).not.toContain('unit-outside');
    expect(result.report.units).toMatchObject({ given: 3, kept: 1, covered: 2, outside: 0 });
  });

  it('does not take a small or narrow unit inside the outline for clipped', () => {
    const units = [unit('box', box(300, 200, 1, 1)), unit('wall', box(40, 100, 120, 3))];
    const result = merge({ outline, layers: [halves], units }, { grids: 2 });
    expect(kindsOf(result)).not.toContain('unit-clipped');
    expect(result.report.units).toMatchObject({ given: 2, kept: 2, clipped: 0, outside: 0 });
  });

  it('leaves a unit without a position out and says so', () => {
    const units: MergeUnit[] = [
      { id: 'nothing', geometry: { type: 'MultiPolygon', coordinates: [] } },
      unit('yard', box(40, 40, 60, 60)),
    ];
    const result = merge({ outline, layers: [halves], units }, { grids: 2 });
    const found = result.report.findings.find(({ kind }) => kind === 'unit-without-land')!;
    expect(found.ids).toEqual(['nothing']);
    expect(result.report.units).toMatchObject({ given: 2, kept: 1, withoutLand: 1, outside: 0 });
  });

  it('cuts land beside a unit that was too small for an atom of its own', () => {
    const one = layer('one', ['A', outline]);
    const kiosk = unit('kiosk', box(30, 30, 6, 6));
    const result = merge({ outline, layers: [one], units: [kiosk] }, { grids: 4 });
    expect(result.unified).toHaveLength(4);
    expect(result.report.units).toMatchObject({ kept: 1, cut: 0 });
    expect(gridAt(result, [31, 31])).toBe(gridAt(result, [35, 35]));
  });

  it('refuses two units of one id, and units without land', () => {
    const twice = [unit('a', box(10, 10, 50, 50)), unit('a', box(100, 10, 50, 50))];
    expect(refusal({ outline, layers: [halves], units: twice })).toBe('duplicate-unit');
    expect(refusal({ outline, layers: [halves], units: [] })).toBe('units-empty');
  });
});

describe('communities in a merge', () => {
  const north = community('north', '999901100002', box(0, 150, 400, 150));
  const south = community('south', '999901100001', box(0, 0, 400, 150));

  it('keeps every grid in one community and numbers it there, west to east, then north to south', () => {
    const result = merge({ outline, layers: [halves], communities: [north, south] }, { grids: 4 });
    expect(result.unified.map(({ code }) => code)).toEqual([
      '999901100001001',
      '999901100001002',
      '999901100002001',
      '999901100002002',
    ]);
    expect(gridAt(result, [10, 10])).toBe('999901100001001');
    expect(gridAt(result, [390, 290])).toBe('999901100002002');
    expect(result.report.communities.map(({ id, grids }) => [id, grids])).toEqual([
      ['south', 2],
      ['north', 2],
    ]);
    expect(result.report.outsideCommunityShare).toBe(0);
    const between = result.arcs.filter(
      ({ left, right }) => right && left!.slice(0, 12) !== right.slice(0, 12),
    );
    expect(new Set(between.map((arc) => arc.class))).toEqual(new Set(['community-line']));
  });

  it('numbers grids from 001 where communities have no codes', () => {
    const plain = [north, south].map((one) => ({ ...one, code: null }));
    const { unified } = merge({ outline, layers: [halves], communities: plain }, { grids: 4 });
    expect(unified.map(({ code }) => code)).toEqual(['001', '002', '003', '004']);
  });

  it('divides a unit at the community line and reports it', () => {
    const yard = unit('yard', box(100, 100, 60, 80));
    const result = merge(
      { outline, layers: [halves], communities: [north, south], units: [yard] },
      { grids: 2 },
    );
    const found = result.report.findings.find(({ kind }) => kind === 'unit-crosses-community')!;
    expect(found.ids).toEqual(['yard', 'south', 'north']);
    expect(found.areaM2).toBeCloseTo(30 * 60 * 0.9534 * 1.1087, -1.6);
    expect(result.report.units).toMatchObject({ divided: 1, kept: 0, cut: 0 });
    expect(gridAt(result, [130, 140])).not.toBe(gridAt(result, [130, 160]));
  });

  it('does not give land without a community to one that has a sliver in it', () => {
    const sliver = community('sliver', '999901100003', box(250, 100, 12, 120));
    const west = community('west', '999901100001', box(0, 0, 160, 300));
    const result = merge({ outline, layers: [halves], communities: [west, sliver] }, { grids: 2 });
    expect(result.unified.map(({ code }) => code)).toEqual(['001', '999901100001001']);
    const found = result.report.findings.find(({ kind }) => kind === 'community-without-grid')!;
    expect(found.ids).toEqual(['sliver']);
    expect(result.report.communities.map(({ grids }) => grids)).toEqual([1, 0]);
  });

  it('shares a community too narrow for a grid out by what the departments hold there', () => {
    const storeys = layer('storeys', ['S', box(0, 0, 400, 140)], ['N', box(0, 140, 400, 160)]);
    const lane = community('lane', '999901100003', box(196, 0, 13, 300));
    const west = community('west', '999901100001', box(0, 0, 196, 300));
    const east = community('east', '999901100002', box(209, 0, 191, 300));
    const input = { outline, layers: [storeys], communities: [west, lane, east] };
    const { atoms, report } = merge(input, { grids: 4 });
    // The lane is not drawn through the middle of the town as one atom: what is south stays south.
    expect(atoms.map(({ labels }) => labels.storeys).sort()).toEqual(['N', 'N', 'S', 'S']);
    expect(report.findings.map(({ kind }) => kind)).not.toContain('grid-broken');
    for (const { areaM2, labels } of atoms) {
      const expected = (labels.storeys === 'S' ? 140 : 160) * 200 * 0.9534 * 1.1087;
      expect(Math.abs(areaM2 / expected - 1)).toBeLessThan(0.05);
    }
  });

  it('refuses one community with two codes, and gives it the code that one of its features has', () => {
    const again = { ...south, id: 'north' };
    const both = [north, again];
    expect(refusal({ outline, layers: [halves], communities: both })).toBe('community-codes-differ');
    const coded = [north, { ...again, code: null }];
    const { unified } = merge({ outline, layers: [halves], communities: coded }, { grids: 2 });
    expect(unified.map(({ code }) => code)).toEqual(['999901100002001', '999901100002002']);
  });

  it('refuses two communities with one code, and fewer grids than communities', () => {
    const same = [north, { ...south, code: north.code }];
    expect(refusal({ outline, layers: [halves], communities: same })).toBe('community-codes-repeated');
    const input = { outline, layers: [halves], communities: [north, south] };
    expect(() => mergeLayers(input, { ...DEFAULT_MERGE_OPTIONS, grids: 1 })).toThrow(/too-few-grids/);
  });
});

describe('streets in a merge', () => {
  it('lead a line along them that runs within the tolerance', () => {
    const streets = [{ id: 'main', geometry: line([206, -20], [207, 150], [206, 320]) }];
    const result = merge({ outline, layers: [halves], streets }, { grids: 2 });
    expect(gridAt(result, [203, 150])).toBe(gridAt(result, [10, 150]));
    const [arc] = result.arcs.filter(({ right }) => right !== null);
    expect(arc!.class).toBe('moved-to-street');
  });

  it('do not depend on their order, even where two of one length begin at one place', () => {
    // Two lanes of one length between the same crossroads, 1.5 m to the left and right of a third.
    const east = { id: 'east', geometry: line([206, 0], [206, 150], [206, 300]) };
    const west = { id: 'west', geometry: line([206, 0], [204.5, 150], [206, 300]) };
    const bend = { id: 'bend', geometry: line([206, 0], [207.5, 150], [206, 300]) };
    const merged = (streets: MergeStreet[]) =>
      merge({ outline, layers: [halves], streets }, { grids: 2 }).unified;
    const first = merged([east, west, bend]);
    expect(merged([bend, west, east])).toEqual(first);
  });

  it('are refused when they reach far beyond the outline', () => {
    const far = { id: 'far', geometry: { type: 'LineString' as const, coordinates: [at([0, 0]), [0, 0]] } };
    expect(refusal({ outline, layers: [halves], streets: [far] })).toBe('extent-too-large');
  });
});
