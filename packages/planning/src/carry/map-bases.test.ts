import { expect, it } from 'vitest';
import { box } from '../recode/district.fixture.ts';
import { mapBases, referenceGrids } from './map-bases.ts';

const placed = (...geometries: ReturnType<typeof box>[]) => geometries.map((geometry) => ({ geometry }));

// Earlier: two squares of 1000 units. Later: cut in the middle between, and shifted by 100 to the east.
const EARLIER = placed(box(0, 0, 1000, 1000), box(1000, 0, 2000, 1000));
const LATER = placed(box(100, 0, 1100, 1000), box(1100, 0, 1600, 1000), box(1600, 0, 2100, 1000));

it('maps every pair of atoms with common land, and no other', () => {
  const unit = mapBases(placed(box(0, 0, 1, 1)), placed(box(0, 0, 1, 1)))[0]!.areaM2;
  // 1e-5 degrees at 31.08 degrees north: 0.9544 m by 1.1088 m on the WGS 84 ellipsoid.
  expect(unit).toBeCloseTo(1.058, 2);
  const mapping = mapBases(EARLIER, LATER);
  expect(mapping.map(({ from, to }) => [from, to])).toEqual([
    [0, 0],
    [1, 0],
    [1, 1],
    [1, 2],
  ]);
  const units = mapping.map(({ areaM2 }) => areaM2 / mapping[2]!.areaM2);
  expect(units[0]).toBeCloseTo(1.8, 9);
  expect(units[1]).toBeCloseTo(0.2, 9);
  expect(units[3]).toBeCloseTo(0.8, 9);
});

it('gives each atom the earlier grid with most of its land as reference, none on new land', () => {
  const beyond = placed(box(5000, 0, 5100, 100));
  expect([...referenceGrids(EARLIER, [...LATER, ...beyond])]).toEqual([0, 1, 1, -1]);
  expect([...referenceGrids([], LATER)]).toEqual([-1, -1, -1]);
  expect(mapBases([], [])).toEqual([]);
});
