import type { MultiPolygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { area, box, find, landOf, layerOf, polygon, ring, told } from './drawn-layer.fixture.ts';
import { findLayerFaults } from './find-layer-faults.ts';

describe('findLayerFaults', () => {
  /*  +---+---+
   *  | a | b |
   *  +---+---+ */
  it('finds nothing in a clean layer', () => {
    expect(find({ a: area(0, 0, 100, 100), b: area(100, 0, 200, 100) })).toEqual([]);
  });

  /*  +---+ +---+        a gap of 4 m by 100 m, closed in by c above and d below
   *  | a | | b |
   *  +---+-+---+ */
  it('gives a narrow gap to the grid with the longest border', () => {
    const grids = {
      a: area(0, 0, 100, 100),
      b: area(104, 0, 200, 100),
      c: area(0, 100, 200, 150),
      d: area(0, -50, 200, 0),
    };
    const faults = find(grids);
    expect(told(faults)).toEqual([['gap', 400, 'a']]);
    expect(faults[0]).toMatchObject({
      at: [102, 50],
      grids: ['a', 'b', 'c', 'd'],
      households: null,
      repair: {
        by: 'longest-border',
        candidates: [
          { grid: 'a', borderM: 100, households: null },
          { grid: 'b', borderM: 100, households: null },
          { grid: 'c', borderM: 4, households: null },
          { grid: 'd', borderM: 4, households: null },
        ],
      },
    });
    expect(landOf(grids)).toEqual({ a: 10_400, b: 9_600, c: 10_000, d: 10_000 });
  });
  /*  the same open at its southern end: an inlet */
  it('gives a narrow inlet between two grids to one of them', () => {
    const grids = {
      a: area(0, 0, 100, 100),
      b: area(104, 0, 200, 100),
      c: area(0, 100, 200, 150),
    };
    expect(told(find(grids))).toEqual([['inlet', 400, 'a']]);
    expect(landOf(grids)).toEqual({ a: 10_400, b: 9_600, c: 10_000 });
  });

  /*  a wide bay between a and b stays; its tail, 4 m wide and 60 m long, is an inlet
   *    +---+   +---+
   *    |   |   |   |
   *    | a +-+-+ b |
   *    |   | | |   |
   *    +---+-+-+---+ c */
  it('cuts an inlet off the wide land that it opens to', () => {
    const grids = {
      a: polygon(ring(0, 0, 100, 0, 100, 60, 80, 60, 80, 160, 0, 160)),
      b: polygon(ring(104, 0, 200, 0, 200, 160, 124, 160, 124, 60, 104, 60)),
      c: area(0, -40, 200, 0),
    };
    const outline = area(0, -40, 200, 160);
    expect(told(find(grids, { outline }))).toEqual([
      ['uncovered', 4400, null],
      ['inlet', 240, 'a'],
    ]);
  });

  it('leaves a corner of wide land alone, and fills a wedge of five degrees as far as it is narrow', () => {
    const corner = { a: polygon(ring(0, 0, 200, 0, 200, 10, 100, 10, 0, 110)) };
    expect(find(corner, { outline: area(0, 0, 200, 110) }).map(({ kind }) => kind)).toEqual(['uncovered']);
    // 300 m long and 26.2 m wide at its end: 15 m wide 171.5 m from the tip.
    const wedge = { a: area(0, -50, 300, 0), b: polygon(ring(0, 0, 300, 26.2, 300, 80, 0, 80)) };
    const [inlet, ...others] = find(wedge);
    expect(others).toEqual([]);
    expect(inlet!.kind).toBe('inlet');
    expect(inlet!.areaM2).toBeGreaterThan((15 * 171.5 * 0.93) / 2);
    expect(inlet!.areaM2).toBeLessThan((15 * 171.5 * 1.03) / 2);
  });

  it('fills a bay of one grid only inside an outline: elsewhere it may be a real one', () => {
    const grids = { a: polygon(ring(0, 0, 50, 0, 50, 40, 54, 40, 54, 0, 100, 0, 100, 100, 0, 100)) };
    expect(find(grids)).toEqual([]);
    expect(told(find(grids, { outline: area(0, -50, 100, 100) }))).toEqual([
      ['uncovered', 5000, null],
      ['inlet', 160, 'a'],
    ]);
  });

  /*  a lane of 10 m between two rows: a1 and a2 to the west, b to the east, c and d at its ends */
  it('divides a long lane where the grids beside it change', () => {
    const grids = {
      a1: area(0, 0, 100, 100),
      a2: area(0, 100, 100, 200),
      b: area(110, 0, 200, 200),
      c: area(0, 200, 200, 300),
      d: area(0, -100, 200, 0),
    };
    expect(told(find(grids))).toEqual([
      ['gap', 1000, 'a1'],
      ['gap', 1000, 'a2'],
    ]);
  });

  it('tells a gap from wide land of none by the circle that fits', () => {
    const around = (hole: Position[]) => ({ a: polygon(box(0, 0, 200, 200), hole.toReversed()) });
    expect(told(find(around(box(50, 50, 64.8, 150))))).toEqual([['gap', 1480, 'a']]);
    expect(told(find(around(box(50, 50, 65.2, 150))))).toEqual([['enclave', 1520, null]]);
    expect(told(find(around(box(50, 50, 65.2, 150)), { thinMetres: 16 }))).toEqual([['gap', 1520, 'a']]);
  });

  it('tells land of the outline that is open at the rim, and fills it where it is narrow', () => {
    const outline = area(0, 0, 200, 100);
    expect(told(find({ a: area(0, 0, 150, 100) }, { outline }))).toEqual([['uncovered', 5000, null]]);
    expect(told(find({ a: area(0, 0, 197, 100) }, { outline }))).toEqual([['gap', 300, 'a']]);
    const parted = { a: area(0, -5, 97, 100), b: area(100, 0, 200, 105) };
    expect(told(find(parted, { outline }))).toEqual([['gap', 300, 'a']]);
    expect(landOf(parted, { outline })).toMatchObject({ a: 10_485, b: 10_500 });
  });

  /*  +--------------+
   *  |  +--+  a     |   the outline has the same hole: land of someone else
   *  |  +--+        |
   *  +--------------+ */
  it('leaves an enclave in a hole of the outline, however narrow', () => {
    const hole = box(50, 50, 60, 90);
    const ringed = polygon(box(0, 0, 200, 200), hole.toReversed());
    expect(told(find({ a: ringed }, { outline: ringed }))).toEqual([['enclave', 400, null]]);
    const wider = polygon(box(0, 0, 200, 200), box(46, 50, 60, 90).toReversed());
    expect(told(find({ a: wider }, { outline: ringed }))).toEqual([
      ['enclave', 400, null],
      ['gap', 160, 'a'],
    ]);
  });

  it('fills a donut of none around a grid, and finds nothing in one that is filled', () => {
    const donut = polygon(box(0, 0, 200, 200), box(50, 50, 150, 150).toReversed());
    expect(find({ a: donut, b: area(50, 50, 150, 150) })).toEqual([]);
    expect(told(find({ a: donut, b: area(52, 52, 148, 148) }))).toEqual([['gap', 784, 'a']]);
    expect(told(find({ a: donut, b: area(50, 50, 90, 150) }))).toEqual([['enclave', 6000, null]]);
  });

  it('takes away a part of a grid that is narrow and apart, and keeps its main part', () => {
    const parts: MultiPolygon = {
      type: 'MultiPolygon',
      coordinates: [[box(0, 0, 100, 100)], [box(200, 20, 210, 80)]],
    };
    const grids = {
      a: parts,
      b: polygon(ring(100, 0, 300, 0, 300, 100, 100, 100), box(200, 20, 210, 80).toReversed()),
    };
    expect(told(find(grids))).toEqual([['sliver', 600, 'b']]);
    expect(landOf(grids)).toEqual({ a: 10_000, b: 20_000 });
    expect(find({ a: area(0, 0, 10, 300), b: area(10, 0, 100, 300) })).toEqual([]);
    const island: MultiPolygon = {
      type: 'MultiPolygon',
      coordinates: [[box(0, 0, 99, 99)], [box(200, 0, 205, 9)]],
    };
    expect(find({ a: island })).toEqual([]);
  });
});

describe('overlaps', () => {
  it('go to the grid with the longest border', () => {
    const grids = { a: area(0, 0, 100, 100), b: area(90, 20, 200, 60) };
    // Beside a along its three sides of 10, 40 and 10 m, beside b along one of 40 m.
    expect(told(find(grids))).toEqual([['overlap', 400, 'a']]);
    expect(landOf(grids)).toEqual({ a: 10_000, b: 4_000 });
  });

  /*  the corner 50..60 x 40..50 belongs to all three */
  it('that meet are decided one by one, the largest first', () => {
    const grids = { a: area(0, 0, 60, 50), b: area(50, 0, 110, 50), c: area(0, 40, 110, 100) };
    expect(told(find(grids))).toEqual([
      ['overlap', 500, 'a'],
      ['overlap', 500, 'b'],
      ['overlap', 400, 'a'],
      ['overlap', 100, 'a'],
    ]);
    expect(landOf(grids)).toEqual({ a: 3_000, b: 2_500, c: 5_500 });
  });

  it('make no grid vanish but by an explicit priority', () => {
    const grids = { a: area(0, 0, 100, 100), b: area(40, 40, 60, 60) };
    const [kept] = find(grids);
    expect(kept!.repair).toMatchObject({ receiver: 'b', by: 'longest-border', lastLand: true });
    expect(landOf(grids)).toEqual({ a: 9_600, b: 400 });
    const repairs = { rule: 'priority', priority: ['a'], byHand: {} } as const;
    expect(find(grids, { repairs })[0]!.repair).not.toHaveProperty('lastLand');
    expect(landOf(grids, { repairs })).toEqual({ a: 10_000 });
  });

  it('by square kilometres are resolved by the rule and told with their area', () => {
    const grids = { a: area(0, 0, 3000, 2000), b: area(1000, 0, 4000, 2000) };
    expect(told(find(grids))).toEqual([['overlap', 4_000_000, 'a']]);
    expect(landOf(grids)).toEqual({ a: 6_000_000, b: 2_000_000 });
  });

  it('that are one line within two centimetres come as one fault for a pair', () => {
    const stepped = ring(
      100,
      0,
      200,
      0,
      200,
      100,
      100,
      100,
      100,
      60,
      99.99,
      60,
      99.99,
      40,
      100,
      40,
      100,
      20,
      99.99,
      20,
      99.99,
      10,
      100,
      10,
    );
    const faults = find({ a: area(0, 0, 100, 100), b: polygon(stepped) });
    expect(told(faults)).toEqual([['overlap', 0.3, 'a']]);
    expect(faults[0]!.place.type).toBe('MultiPolygon');
  });
});

describe('the rules', () => {
  const grids = { a: area(0, 0, 100, 100), b: area(90, 20, 200, 60), c: area(0, 100, 200, 150) };
  const households = {
    kind: 'points',
    points: [
      { lon: 50, lat: 50, n: 3 },
      { lon: 150, lat: 40, n: 8 },
      { lon: 95, lat: 30, n: 2 },
      { lon: 10, lat: 120, n: 5 },
    ],
  } as const;

  it('choose by households where these are known, and say so where they are not', () => {
    const repairs = { rule: 'most-households', priority: [], byHand: {} } as const;
    const [counted] = find(grids, { households, repairs });
    expect(counted).toMatchObject({
      households: 2,
      repair: {
        receiver: 'b',
        by: 'most-households',
        candidates: [
          { grid: 'b', borderM: 40, households: 8 },
          { grid: 'a', borderM: 60, households: 3 },
        ],
      },
    });
    expect(find(grids, { repairs })[0]!.repair).toMatchObject({ receiver: 'a', by: 'longest-border' });
  });

  it('choose by priority, grids that are not named by id', () => {
    const by = (...priority: string[]) =>
      find(grids, { repairs: { rule: 'priority', priority, byHand: {} } })[0]!.repair;
    expect(by('c', 'b')).toMatchObject({ receiver: 'b', by: 'priority' });
    expect(by('c')).toMatchObject({ receiver: 'a', by: 'priority' });
  });

  it('give way to a decision by hand, which may leave land in no grid or give open land away', () => {
    const [fault] = find(grids);
    const decided = (receiver: string | null) =>
      landOf(grids, { repairs: { rule: 'longest-border', priority: [], byHand: { [fault!.id]: receiver } } });
    expect(decided('b')).toEqual({ a: 9_600, b: 4_400, c: 10_000 });
    expect(decided(null)).toEqual({ a: 9_600, b: 4_000, c: 10_000, none: 400 });
    expect(decided('nobody')).toEqual({ a: 10_000, b: 4_000, c: 10_000 });
    const outline = area(0, 0, 300, 150);
    const open = find(grids, { outline }).find(({ kind }) => kind === 'uncovered')!;
    const repairs = { rule: 'longest-border', priority: [], byHand: { [open.id]: 'c' } } as const;
    expect(find(grids, { outline, repairs })[0]!.repair).toMatchObject({ receiver: 'c', by: 'by-hand' });
  });
});

describe('rings that are no polygon as drawn', () => {
  it('are told, and the grid keeps what they enclose', () => {
    const bowtie = polygon(ring(0, 0, 100, 100, 100, 0, 0, 100));
    const faults = find({ a: bowtie });
    expect(faults).toMatchObject([
      {
        kind: 'invalid-ring',
        ring: 'bowtie',
        at: [50, 50],
        grids: ['a'],
        repair: { receiver: 'a', by: 'stays' },
      },
    ]);
    expect(landOf({ a: bowtie })).toEqual({ a: 5_000 });
  });

  it('never keep the rest from being looked at', () => {
    const broken = polygon(ring(0, 0, Number.NaN, 5, 10, 10));
    const layer = layerOf({ a: area(0, 0, 100, 100), b: area(90, 0, 200, 100), c: broken, d: polygon([]) });
    expect(told(findLayerFaults(layer))).toEqual([['overlap', 1000, 'a']]);
    expect(findLayerFaults(layerOf({ a: area(0, 0, 100, 100), far: area(9e5, 0, 9.1e5, 100) }))).toEqual([]);
    expect(findLayerFaults(layerOf({}))).toEqual([]);
  });
});
