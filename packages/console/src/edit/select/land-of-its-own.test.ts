import type { PlanState } from '@onegrid/planning';
import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { ringsHold } from './ground-plane.ts';
import { landOfItsOwn } from './land-of-its-own.ts';
import { PlanPlaces } from './plan-places.ts';

// Units of 1e-5 degree, 1.113 m at the equator.
const at = (x: number, y: number): [number, number] => [x / 1e5, y / 1e5];

/**
 * +-----+-----+-----+
 * | 001 | 002 | 003 |   each 200 by 200
 * +-----+-----+-----+
 */
const plan: PlanState = {
  revision: 1,
  atoms: [0, 200, 400].map((left, i) => ({
    id: 'abc'[i],
    geometry: box(left, 0, left + 200, 200),
    areaM2: 49_600,
    households: 10,
    community: null,
    labels: {},
    shares: {},
  })),
  codes: ['001', '002', '003'],
};
const places = PlanPlaces.of(plan);

describe('land of a building alone', () => {
  it('holds the ground with a few metres around and reaches over the border by the shortest way', () => {
    const [shortest, next] = landOfItsOwn(places, box(150, 90, 165, 110), 'building', '002');
    const holds = (x: number, y: number) => ringsHold(shortest.coordinates, at(x, y));
    // Corners of the building, and 2 units (2.2 m) beside its walls.
    for (const [x, y] of [
      [150, 90],
      [165, 90],
      [165, 110],
      [150, 110],
      [148.2, 100],
      [157, 88.2],
      [157, 111.8],
    ])
      expect(holds(x, y), `${x} ${y}`).toBe(true);
    expect(holds(145, 100)).toBe(false);
    // Straight over to the border at 200, and a little beyond, no further.
    expect(holds(180, 100)).toBe(true);
    expect(holds(201, 100)).toBe(true);
    expect(holds(206, 100)).toBe(false);
    // The strip is at least 15 m (13.5 units) wide.
    expect([holds(190, 94), holds(190, 106)]).toEqual([true, true]);
    expect(next).not.toEqual(shortest);
  });

  it('is the ground alone where that reaches the neighbour', () => {
    const [alone] = landOfItsOwn(places, box(180, 90, 198, 110), 'building', '002');
    // 198 and 3 m are 200.7: over the border, without a strip to 202.
    expect(ringsHold(alone.coordinates, at(200.5, 100))).toBe(true);
    expect(ringsHold(alone.coordinates, at(201.3, 100))).toBe(false);
  });

  it('takes a circle around a building that is a point', () => {
    const [land] = landOfItsOwn(places, { type: 'Point', coordinates: at(150, 100) }, 'building', '002');
    expect(ringsHold(land.coordinates, at(144, 100))).toBe(true);
    expect(ringsHold(land.coordinates, at(141, 100))).toBe(false);
  });

  it('is none for the grid it lies in and for a grid that is not beside it', () => {
    expect(landOfItsOwn(places, box(150, 90, 165, 110), 'building', '001')).toEqual([]);
    expect(landOfItsOwn(places, box(150, 90, 165, 110), 'building', '003')).toEqual([]);
    expect(landOfItsOwn(places, box(900, 90, 920, 110), 'building', '002')).toEqual([]);
  });
});

describe('land of a compound alone', () => {
  it('keeps its ground number for number where it lies at the border', () => {
    const ground = box(150, 50, 200, 120);
    expect(landOfItsOwn(places, ground, 'compound', '002')[0]).toEqual(ground);
  });

  it('keeps its ground free of metres around where it needs a strip', () => {
    const [land] = landOfItsOwn(places, box(100, 50, 150, 120), 'compound', '002');
    const holds = (x: number, y: number) => ringsHold(land.coordinates, at(x, y));
    expect([holds(99, 85), holds(101, 51), holds(175, 85), holds(201, 85)]).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });
});

function box(left: number, bottom: number, right: number, top: number): Polygon {
  return {
    type: 'Polygon',
    coordinates: [[at(left, bottom), at(right, bottom), at(right, top), at(left, top), at(left, bottom)]],
  };
}
