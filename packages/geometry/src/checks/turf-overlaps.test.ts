import type { MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, it, vi } from 'vitest';
import { checkLayer } from './check-layer.ts';
import { compareVerdicts } from './compare-verdicts.ts';
import { turfOverlaps } from './turf-overlaps.ts';

// Turf's own intersection, so that one call of it can be made to fail.
const intersection = vi.hoisted(() => vi.fn());
vi.mock('@turf/intersect', async (original) => {
  const turf = await original<typeof import('@turf/intersect')>();
  intersection.mockImplementation(turf.intersect);
  return { ...turf, intersect: intersection };
});

const polygon = (...rings: Position[][]): Polygon => ({ type: 'Polygon', coordinates: rings });
const square = (x: number, y: number, size: number): Position[] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];
const layer = (polygons: readonly (Polygon | MultiPolygon)[]) =>
  polygons.map((geometry, i) => ({ id: `${i}`, row: i + 1, geometry }));
const rowed = (polygons: readonly (Polygon | MultiPolygon)[]) =>
  polygons.map((geometry, i) => ({ row: i + 1, geometry }));
const plane = { plane: true };

describe('turfOverlaps', () => {
  /*  +---+---+
   *  | 0 +-+-+-+     0 and 1 are neighbours, 2 lies over both, 3 far away */
  it('finds the pairs that share land, with area, and the sums', () => {
    const polygons = [
      polygon(square(0, 0, 4)),
      polygon(square(4, 0, 4)),
      polygon(square(3, 0, 2)),
      polygon(square(50, 50, 1)),
    ];
    const verdict = turfOverlaps(rowed(polygons), { ...plane, outline: polygon(square(0, 0, 8)) });
    expect(verdict.overlaps).toEqual([
      { rows: [1, 3], areaM2: 2 },
      { rows: [2, 3], areaM2: 2 },
    ]);
    expect(verdict).toMatchObject({ exceptions: [], areaM2: 37, outlineAreaM2: 64 });
    expect(
      compareVerdicts(checkLayer(layer(polygons), plane), verdict, { areaM2: 37, outlineAreaM2: 64 }),
    ).toEqual([]);
  });

  it('leaves out overlaps narrower than 2 cm', () => {
    const polygons = [polygon(square(0, 0, 100)), polygon(square(99.985, 0, 100))];
    expect(turfOverlaps(rowed(polygons), plane).overlaps).toEqual([]);
  });

  it('finds the same within the common extent, whatever lies outside it', () => {
    const comb = polygon([
      [0, 0],
      [9, 0],
      [9, 9],
      [7, 9],
      [7, 1],
      [5, 1],
      [5, 9],
      [3, 9],
      [3, 1],
      [0, 1],
      [0, 0],
    ]);
    const bar = polygon([
      [-4, 4],
      [8, 4],
      [8, 6],
      [-4, 6],
      [-4, 4],
    ]);
    expect(turfOverlaps(rowed([comb, bar]), plane).overlaps).toEqual([{ rows: [1, 2], areaM2: 6 }]);
  });

  it('looks at all parts and holes of multipolygons, also those outside the common extent', () => {
    const scattered: MultiPolygon = {
      type: 'MultiPolygon',
      coordinates: [[square(0, 0, 6), square(1, 1, 2).toReversed()], [square(50, 50, 3)], [square(8, 0, 1)]],
    };
    const verdict = turfOverlaps(
      rowed([scattered, polygon(square(2, 2, 7)), polygon(square(-9, -9, 3))]),
      plane,
    );
    // 4 x 4 less a corner of the hole; the other parts lie elsewhere.
    expect(verdict).toMatchObject({ overlaps: [{ rows: [1, 2], areaM2: 15 }], exceptions: [] });
  });

  it('lists coordinates that are not finite, and exceptions, as findings', () => {
    const infinite = polygon([
      [0, 0],
      [Number.POSITIVE_INFINITY, 1],
      [1, 1],
      [0, 0],
    ]);
    const polygons = rowed([infinite, polygon(square(0, 0, 2)), polygon(square(1, 1, 2))]);
    const verdict = turfOverlaps(polygons, plane);
    expect(verdict.exceptions).toEqual([{ rows: [1, 1], message: 'coordinates are not finite' }]);
    expect(verdict.overlaps).toEqual([{ rows: [2, 3], areaM2: 1 }]);
    intersection.mockImplementationOnce(() => {
      throw new Error('Unable to complete output ring');
    });
    const gaveUp = turfOverlaps(polygons.slice(1), plane);
    expect(gaveUp).toMatchObject({
      overlaps: [],
      exceptions: [{ rows: [2, 3], message: 'Unable to complete output ring' }],
    });
  });

  it('has nothing to say on nothing', () => {
    expect(turfOverlaps([])).toEqual({ overlaps: [], exceptions: [], areaM2: 0, outlineAreaM2: null });
  });
});

describe('compareVerdicts', () => {
  const faults = checkLayer(layer([polygon(square(0, 0, 4)), polygon(square(2, 0, 4))]), plane);
  const agreeing = {
    overlaps: [{ rows: [1, 2] as const, areaM2: 8 }],
    exceptions: [],
    areaM2: 32,
    outlineAreaM2: null,
  };

  it('is silent where both agree', () => {
    expect(compareVerdicts(faults, agreeing, { areaM2: 32 })).toEqual([]);
  });

  it('lists what only one side finds, with both findings', () => {
    expect(compareVerdicts([], agreeing, { areaM2: 32 })).toEqual([
      { kind: 'overlap', rows: [1, 2], integerM2: null, turfM2: 8 },
    ]);
    expect(compareVerdicts(faults, { ...agreeing, overlaps: [] }, { areaM2: 32 })).toEqual([
      { kind: 'overlap', rows: [1, 2], integerM2: 8, turfM2: null },
    ]);
  });

  it('lists areas that differ and exceptions, each once', () => {
    expect(
      compareVerdicts(
        faults,
        { ...agreeing, overlaps: [{ rows: [1, 2] as const, areaM2: 12 }] },
        { areaM2: 32 },
      ),
    ).toHaveLength(1);
    expect(compareVerdicts(faults, agreeing, { areaM2: 40 })).toMatchObject([
      { kind: 'area', integerM2: 40, turfM2: 32 },
    ]);
    const covered = { areaM2: 32, outlineAreaM2: 40 };
    expect(compareVerdicts(faults, { ...agreeing, outlineAreaM2: 40 }, covered)).toEqual([]);
    expect(compareVerdicts(faults, { ...agreeing, outlineAreaM2: 36 }, covered)).toEqual([
      { kind: 'outline-area', rows: [], integerM2: 8, turfM2: 4 },
    ]);
    const gaveUp = {
      ...agreeing,
      overlaps: [],
      exceptions: [{ rows: [1, 2] as const, message: 'Unable to complete' }],
    };
    expect(compareVerdicts(faults, gaveUp, { areaM2: 32 })).toEqual([
      { kind: 'exception', rows: [1, 2], integerM2: 8, turfM2: null, message: 'Unable to complete' },
    ]);
  });
});
