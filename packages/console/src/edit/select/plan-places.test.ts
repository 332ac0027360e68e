import type { PlanState } from '@onegrid/planning';
import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { PlanPlaces } from './plan-places.ts';

const at = (x: number, y: number): [number, number] => [x / 1e5, y / 1e5];

/**
 * +---+---+---+
 * | d |   e   |   d is 002, e is 003
 * +---+---+---+
 * | a | b | c |   a and b are 001, c is 004; each 100 by 80
 * +---+---+---+
 */
const plan: PlanState = {
  revision: 1,
  atoms: [
    ['a', polygon([0, 0], [100, 0], [100, 80], [0, 80])],
    ['b', polygon([100, 0], [200, 0], [200, 80], [100, 80])],
    ['c', polygon([200, 0], [300, 0], [300, 80], [200, 80])],
    ['d', polygon([0, 80], [100, 80], [100, 160], [0, 160])],
    ['e', polygon([100, 80], [200, 80], [300, 80], [300, 160], [100, 160])],
  ].map(([id, geometry]) => ({
    id: id as string,
    geometry: geometry as Polygon,
    areaM2: 12_300,
    households: 10,
    community: null,
    labels: {},
    shares: {},
  })),
  codes: ['001', '001', '004', '002', '003'],
};
const places = PlanPlaces.of(plan);

describe('places of a plan', () => {
  it('tells the atom and the grid at a place', () => {
    expect(places.atomAt(at(150, 50))).toBe(1);
    expect(places.gridAt(at(250, 150))).toBe('003');
    expect(places.atomAt(at(350, 50))).toBeNull();
    expect(places.gridAt(at(350, 50))).toBeNull();
  });

  it('lists a grid’s neighbours, the longest border first; a corner is no border', () => {
    expect(places.neighboursOf('001')).toEqual(['002', '003', '004']);
    expect(places.neighboursOf('003')).toEqual(['001', '004', '002']);
    expect(places.neighboursOf('002')).toEqual(['001', '003']);
    expect(places.neighboursOf('999')).toEqual([]);
  });

  it('lists who is beside some atoms: of one grid, only others; of several, these too', () => {
    expect(places.neighboursOfAtoms([1])).toEqual(['003', '004']);
    expect(places.neighboursOfAtoms([1, 2])).toEqual(['003', '001']);
  });

  it('finds the atoms whose middle an area holds', () => {
    expect(places.inside(polygon([40, 30], [160, 30], [160, 90], [40, 90]))).toEqual([0, 1]);
    expect(places.inside(polygon([90, 70], [110, 70], [110, 90], [90, 90]))).toEqual([]);
  });

  it('gives every edge once with what lies on both sides', () => {
    const edges = places.edgesOf([0, 1]);
    expect(edges).toHaveLength(7);
    expect(edges.filter(({ b }) => b !== null)).toEqual([{ from: at(100, 0), to: at(100, 80), a: 0, b: 1 }]);
  });

  it('is worked out once for a plan', () => {
    expect(PlanPlaces.of(plan)).toBe(places);
    expect(PlanPlaces.of({ ...plan })).not.toBe(places);
  });
});

function polygon(...points: readonly (readonly [number, number])[]): Polygon {
  return { type: 'Polygon', coordinates: [[...points, points[0]].map(([x, y]) => at(x, y))] };
}
