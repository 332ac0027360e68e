import '../../../../scripts/config/property-seed.ts';
import fc from 'fast-check';
import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { PolygonLocator } from './polygon-locator.ts';

/** Units of 1e-5 degrees around a place of mid latitude. */
const at = (x: number, y: number): [number, number] => [118.2 + x / 1e5, 31.08 + y / 1e5];
const polygon = (...rings: (readonly (readonly [number, number])[])[]): Polygon => ({
  type: 'Polygon',
  coordinates: rings.map((ring) => [...ring, ring[0]!].map(([x, y]) => at(x, y))),
});
const box = (left: number, bottom: number, right: number, top: number) =>
  polygon([
    [left, bottom],
    [right, bottom],
    [right, top],
    [left, top],
  ]);

describe('PolygonLocator', () => {
  // +---+---+        c lies over the upper half of b; d is a frame around a lake
  // | a | b |  +---+
  // +---+---+  |d o|
  const locator = new PolygonLocator([
    box(0, 0, 100, 100),
    box(100, 0, 200, 100),
    box(100, 50, 200, 100),
    polygon(
      [
        [300, 0],
        [400, 0],
        [400, 100],
        [300, 100],
      ],
      [
        [340, 40],
        [340, 60],
        [360, 60],
        [360, 40],
      ],
    ),
  ]);
  const holding = (x: number, y: number) => locator.holding(...at(x, y));

  it('finds those that hold a point, every one where they overlap', () => {
    expect(holding(50, 50)).toEqual([0]);
    expect(holding(150, 20)).toEqual([1]);
    expect(holding(150, 70)).toEqual([1, 2]);
    expect(holding(250, 50)).toEqual([]);
  });

  it('counts borders and corners in, those of holes too, but not the hole', () => {
    expect(holding(100, 20)).toEqual([0, 1]);
    expect(holding(100, 50)).toEqual([0, 1, 2]);
    expect(holding(0, 0)).toEqual([0]);
    expect(holding(340, 50)).toEqual([3]);
    expect(holding(350, 50)).toEqual([]);
    expect(holding(330, 50)).toEqual([3]);
  });

  it('tells one lattice unit inside from one outside', () => {
    expect(locator.holding(118.2 - 1e-7, 31.0805)).toEqual([]);
    expect(locator.holding(118.2 + 1e-7, 31.0805)).toEqual([0]);
  });

  it('finds nothing among no polygons, empty ones, and at no place', () => {
    expect(new PolygonLocator([]).holding(0, 0)).toEqual([]);
    expect(new PolygonLocator([{ type: 'MultiPolygon', coordinates: [] }]).holding(0, 0)).toEqual([]);
    expect(locator.holding(Number.NaN, 31)).toEqual([]);
    const second = new PolygonLocator([{ type: 'MultiPolygon', coordinates: [] }, box(0, 0, 10, 10)]);
    expect(second.holding(...at(5, 5))).toEqual([1]);
  });

  it('agrees with counting crossings of all edges, whatever the polygons', () => {
    const unit = fc.integer({ min: 0, max: 60 });
    const ring = fc.array(fc.tuple(unit, unit), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(
        fc.array(ring, { minLength: 1, maxLength: 6 }),
        fc.array(fc.tuple(unit, unit)),
        (rings, points) => {
          const random = new PolygonLocator(rings.map((each) => polygon(each)));
          for (const [x, y] of points) {
            const expected = rings.flatMap((each, place) => (ringHolds(each, x, y) ? [place] : []));
            expect(random.holding(...at(x, y))).toEqual(expected);
          }
        },
      ),
    );
  });
});

/** The definition, edge by edge and in small whole numbers. */
function ringHolds(ring: readonly (readonly [number, number])[], x: number, y: number): boolean {
  let crossings = 0;
  for (let i = 0; i < ring.length; i++) {
    const [ax, ay] = ring[i]!;
    const [bx, by] = ring[(i + 1) % ring.length]!;
    const side = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
    const inBox =
      x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by);
    if (side === 0 && inBox) return true;
    if (ay > y === by > y) continue;
    if (by > ay ? side > 0 : side < 0) crossings++;
  }
  return crossings % 2 === 1;
}
