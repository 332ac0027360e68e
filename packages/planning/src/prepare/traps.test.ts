import { describe, expect, it } from 'vitest';
import { area, box, find, landOf, polygon, ring, told } from './drawn-layer.fixture.ts';

/** What other tools got wrong, and layers at the edge of the criteria. */
describe('prepared coverages', () => {
  /*  libgeos/geos issue 1525: the common edge has a vertex (1, 1) on one side only; with snapping off, a cleaner
   *  gave the whole of b to a (6 and 0 instead of 4.5 and 1.5). */
  it('keep the land of both neighbours where a vertex of their common edge is on one side only', () => {
    const grids = { a: polygon(ring(1, 0, 1, 1, 1, 3, 4, 0)), b: polygon(ring(0, 4, 1, 3, 1, 0)) };
    expect(find(grids)).toEqual([]);
    expect(landOf(grids)).toEqual({ a: 4.5, b: 1.5 });
    expect(landOf({ b: grids.b, a: grids.a })).toEqual({ a: 4.5, b: 1.5 });
  });

  /*  locationtech/jts issue 1129: a cleaner with a snapping distance of 5 m took narrow teeth off the outer border
   *  and filled notches of it (these are three of the places named there), while it closed a gap inside. */
  it('move no outer border, whatever teeth and notches it has, while a gap inside is closed', () => {
    const toothed = ring(
      ...[905000, 7877600, 905352.5, 7877600, 905352.5, 7877785, 905362.5, 7877800],
      ...[905367.5, 7877800, 905370, 7877785, 905372, 7877852.5, 905360, 7877852.5],
      ...[905352.5, 7877870, 905352.5, 7877950, 905317.5, 7877980, 905310, 7877967.5],
      ...[905312.5, 7877980, 905000, 7877980],
    );
    const gap = box(905100, 7877700, 905103, 7877900);
    const layer = { a: polygon(toothed, gap.toReversed()) };
    expect(told(find(layer))).toEqual([['gap', 600, 'a']]);
    const whole = landOf({ a: polygon(toothed) }).a!;
    expect(landOf(layer).a).toBe(whole);
    const halves = {
      a: layer.a,
      b: polygon(ring(905000, 7877500, 905352.5, 7877500, 905352.5, 7877600, 905000, 7877600)),
    };
    expect(landOf(halves)).toMatchObject({ a: whole, b: 35_250 });
  });

  it('drop a spike of no width, and give a needle that pierces a neighbour back to it', () => {
    const spiked = polygon(ring(0, 0, 100, 0, 100, 50, 180, 50, 100, 50, 100, 100, 0, 100));
    const faults = find({ a: spiked, b: area(100, 0, 200, 100) });
    expect(faults).toMatchObject([{ kind: 'invalid-ring', ring: 'spike', grids: ['a'] }]);
    expect(landOf({ a: spiked, b: area(100, 0, 200, 100) })).toEqual({ a: 10_000, b: 10_000 });
    const needle = polygon(ring(0, 0, 100, 0, 100, 50, 180, 50.5, 100, 51, 100, 100, 0, 100));
    const pierced = { a: needle, b: area(100, 0, 200, 100) };
    expect(told(find(pierced))).toEqual([['overlap', 40, 'b']]);
    expect(landOf(pierced)).toEqual({ a: 10_000, b: 10_000 });
  });

  /*  b's border touches a's at every other vertex */
  it('fill a chain of gaps one by one', () => {
    const grids = {
      a: area(0, 0, 100, 90),
      b: polygon(ring(100, 0, 200, 0, 200, 90, 100, 90, 104, 75, 100, 60, 104, 45, 100, 30, 104, 15)),
    };
    expect(told(find(grids))).toEqual([
      ['gap', 60, 'b'],
      ['gap', 60, 'b'],
      ['gap', 60, 'b'],
    ]);
    expect(landOf(grids)).toEqual({ a: 9_000, b: 9_000 });
  });

  it('fill a gap that ends on the outline, and leave the land beyond it alone', () => {
    const grids = { a: area(0, 0, 100, 120), b: area(103, 0, 200, 120), c: area(0, -60, 200, 0) };
    const outline = area(0, -60, 200, 100);
    expect(told(find(grids, { outline }))).toEqual([['gap', 300, 'a']]);
    expect(landOf(grids, { outline })).toMatchObject({ a: 12_300, b: 11_640, c: 12_000 });
  });

  it('give a gap and the overlap beside it to grids that then have them', () => {
    // b overlaps a by 5 m in the south and leaves a gap of 5 m in the north.
    const grids = {
      a: area(0, 0, 100, 200),
      b: polygon(ring(95, 0, 200, 0, 200, 200, 105, 200, 105, 100, 95, 100)),
      c: area(0, 200, 200, 260),
    };
    // a has 105 m of the overlap's border and 100 m of the gap's, b the other way round.
    expect(told(find(grids))).toEqual([
      ['overlap', 500, 'a'],
      ['gap', 500, 'b'],
    ]);
    expect(landOf(grids)).toEqual({ a: 20_000, b: 20_000, c: 12_000 });
  });

  it('keep several islands of one grid, and a lake that two grids surround', () => {
    const lake = {
      a: polygon(ring(0, 0, 100, 0, 100, 40, 60, 40, 60, 80, 100, 80, 100, 120, 0, 120)),
      b: polygon(ring(100, 0, 200, 0, 200, 120, 100, 120, 100, 80, 140, 80, 140, 40, 100, 40)),
    };
    expect(told(find(lake))).toEqual([['enclave', 3_200, null]]);
  });
});
