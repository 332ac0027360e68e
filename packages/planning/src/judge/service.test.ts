import { arrange, Lattice, latticePolygons } from '@onegrid/geometry';
import type { Point, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { MergeBuilding } from '../model/ground.ts';
import { divisionOfLayer, type LandDivision } from './land-division.ts';
import { serviceMeasures } from './service.ts';

const METRES = Lattice.plane([0, 0, 100, 100]);

const box = (west: number, south: number, east: number, north: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});
const division = (...grids: Polygon[]): LandDivision =>
  divisionOfLayer(arrange(grids.flatMap((grid, label) => latticePolygons(grid, METRES, label))));
const building = (
  id: string,
  geometry: Polygon | Point,
  households: number | null = null,
): MergeBuilding => ({
  id,
  geometry,
  households,
});
const point = (x: number, y: number): Point => ({ type: 'Point', coordinates: [x, y] });

//   A street of four houses, from west to east, 100 m of land:
//
//      |  a  |  b  |  c  |  d  |         police: west and east of x = 50
//      0    25    50    75   100         fire:   west and east of x = 33, nothing east of 90
//                                        unified: west and east of x = 50
const houses = [
  building('a', box(5, 40, 15, 60)),
  building('b', box(28, 40, 38, 60)),
  building('c', box(60, 40, 70, 60)),
  building('d', box(85, 40, 95, 60)),
];
const police = { division: division(box(0, 0, 50, 100), box(50, 0, 100, 100)), heldBy: [0, 1] };
const fire = { division: division(box(0, 0, 33, 100), box(33, 0, 90, 100)), heldBy: [0, 1] };
const { before, after } = serviceMeasures({
  lattice: METRES,
  buildings: houses,
  departments: [
    { ...police, grids: 2, households: 80 },
    { ...fire, grids: 2, households: 70 },
  ],
  unified: { division: police.division, grids: 2, households: 80 },
  workers: { before: 5, after: 4 },
});

describe('serviceMeasures', () => {
  it('counts households a grid and a worker', () => {
    expect([before.householdsPerGrid, after.householdsPerGrid]).toEqual([150 / 4, 40]);
    expect([before.householdsPerWorker, after.householdsPerWorker]).toEqual([80 / 5, 80 / 4]);
  });

  it('tells where departments agree on one grid', () => {
    // Fire holds half of b in the west and half in the east grid, none of d's east half: b goes east by the tie
    // (the larger number), which police says is west; a, c and d are agreed on.
    expect(before.buildingsAgreedShare).toBe(0.75);
    expect(after.buildingsAgreedShare).toBe(1);
  });

  it('counts borders through a building', () => {
    // Fire's line at 33 halves b, its eastern end at 90 halves d; nothing else meets a house.
    expect(before.bordersThroughBuilding).toBe(2 / 4);
    expect(before.buildingsCut).toBe(2);
    expect([after.bordersThroughBuilding, after.buildingsCut]).toEqual([0, 0]);
  });

  it('counts borders on the way to every neighbour', () => {
    // Middles at 10, 33, 65 and 90, three neighbours each, 12 ways. The line at 50 lies between {a, b} and {c, d}:
    // 4 pairs, there and back. The fire's line at 33 runs through b's middle, which counts to its east: between a
    // and the others, 3 pairs; its end at 90 runs through d's: 3 pairs.
    expect(before.bordersOnWalk).toBe((8 + 6 + 6) / 12);
    expect(after.bordersOnWalk).toBe(8 / 12);
  });

  it('places buildings by their points, and says nothing of what is not known', () => {
    const [pointed] = [
      serviceMeasures({
        lattice: METRES,
        buildings: [
          building('x', point(10, 10)),
          building('y', point(60, 10)),
          building('z', point(200, 10)),
        ],
        departments: [
          { ...police, grids: 2, households: null },
          { ...fire, grids: 2, households: null },
        ],
        unified: { division: police.division, grids: 2, households: null },
      }),
    ];
    expect(pointed.before).toMatchObject({
      householdsPerGrid: null,
      householdsPerWorker: null,
      buildingsAgreedShare: 1,
      bordersThroughBuilding: null,
      buildingsCut: null,
    });
    // x to y: both lines; y to z: the ends of both; x to z: both of each; and back.
    expect(pointed.before.bordersOnWalk).toBe((2 * (2 + 2 + 4)) / 6);
    expect(pointed.after.bordersOnWalk).toBe((2 * (1 + 1 + 2)) / 6);
    const none = serviceMeasures({
      lattice: METRES,
      buildings: [],
      departments: [{ ...police, grids: 2, households: 1 }],
      unified: { division: police.division, grids: 2, households: 1 },
    });
    expect([none.after.buildingsAgreedShare, none.after.bordersOnWalk]).toEqual([null, null]);
  });
});
