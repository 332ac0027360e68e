import fc from 'fast-check';
import type { MultiPolygon, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { type MergeResult, mergeLayers, type PlanMeasures } from '../../src/index.ts';
import { type City, type CityOptions, drawCity } from '../city/city.ts';
import {
  cityOptions,
  codesAt,
  DOUBLE,
  differingPlaces,
  MIRROR,
  type Motion,
  mergeMoved,
  movedInput,
  placesClearOf,
  QUARTER_TURN,
  STAY,
  samplePlaces,
  shift,
  turn,
} from './moved-city.ts';

/** Small cities with faults, lakes and islands; fast-check prints the case that fails, and its seed. */
const someCity = fc.record({
  grids: fc.integer({ min: 5, max: 16 }),
  departments: fc.integer({ min: 2, max: 5 }),
  seed: fc.nat({ max: 1_000_000 }),
  lakes: fc.integer({ min: 0, max: 2 }),
  islands: fc.integer({ min: 0, max: 2 }),
});
/** A smaller case is another city, not an easier one: the first that fails is shown as it is. */
const RUNS = { numRuns: 4, endOnFailure: true } as const;
const TOLERANCE = 10;
/** Places beside borders that may change sides when rounding differs, as a share of all. */
const BORDER_SHARE = 0.003;
/** Figures of a division may change so much when the whole plane is turned. */
const MEASURE_SLACK = 0.002;

function forSomeCities(check: (city: City) => void): void {
  fc.assert(
    fc.property(someCity, (options: CityOptions) => {
      check(drawCity(options));
    }),
    RUNS,
  );
}

/**
 * Checks that a city's merge goes along with it: every sample place further than the tolerance from a border lies in
 * the same grid, and of all places nearly every one. A border itself may run a little otherwise, for lines within
 * the tolerance are one line and every motion rounds to the lattice.
 */
function expectMovedAlong(city: City, motion: Motion, metres = 1): void {
  const before = mergeMoved(city, STAY);
  const after = mergeMoved(city, motion, { toleranceMetres: TOLERANCE * metres, thinMetres: 15 * metres });
  const places = samplePlaces(city);
  const differing = (some: typeof places) =>
    differingPlaces(codesAt(before, some, STAY), codesAt(after, some, motion));
  expect(differing(placesClearOf(before, places, TOLERANCE))).toBe(0);
  expect(differing(places)).toBeLessThanOrEqual(BORDER_SHARE * places.length);
}

function bytesOf({ unified, atoms, codes, arcs }: MergeResult): string {
  return JSON.stringify({ unified, atoms, codes, arcs });
}

describe('a merge', () => {
  it('is the same to the byte with layers in another order', () => {
    forSomeCities((city) => {
      const input = movedInput(city, STAY);
      const options = cityOptions(city);
      const [first, ...rest] = input.layers;
      const inOrder = bytesOf(mergeLayers(input, options));
      expect(bytesOf(mergeLayers({ ...input, layers: [...input.layers].reverse() }, options))).toBe(inOrder);
      expect(bytesOf(mergeLayers({ ...input, layers: [...rest, first!] }, options))).toBe(inOrder);
    });
  });

  it('takes a copy of a layer for twice its weight', () => {
    forSomeCities((city) => {
      const input = movedInput(city, STAY);
      const [first, ...rest] = input.layers;
      const merged = (layers: typeof input.layers) => mergeLayers({ ...input, layers }, cityOptions(city));
      const copied = merged([first!, ...rest, { ...first!, department: `${first!.department}-copy` }]);
      expect(copied.unified).toEqual(merged([{ ...first!, weight: 2 }, ...rest]).unified);
    });
  });

  it('is moved along when everything is moved by whole units of the lattice', () => {
    forSomeCities((city) => expectMovedAlong(city, shift(12_345, -6_789)));
  });

  it('is mirrored along', () => {
    forSomeCities((city) => expectMovedAlong(city, MIRROR));
  });

  it('is turned along by a quarter', () => {
    forSomeCities((city) => expectMovedAlong(city, QUARTER_TURN));
  });

  it('is the same with all lengths doubled', () => {
    forSomeCities((city) => expectMovedAlong(city, DOUBLE, 2));
  });

  it('has the same figures when everything is turned by any angle', () => {
    fc.assert(
      fc.property(someCity, fc.double({ min: 0.1, max: 6.2, noNaN: true }), (options: CityOptions, angle) => {
        const city = drawCity(options);
        const before = figuresOf(mergeMoved(city, STAY).report.measures);
        const after = figuresOf(mergeMoved(city, turn(angle)).report.measures);
        for (const [name, figure] of Object.entries(before))
          expect(Math.abs(after[name]! - figure), name).toBeLessThan(MEASURE_SLACK);
      }),
      RUNS,
    );
  });

  it('returns exactly the grids of copies of one clean layer when no size is asked for', () => {
    forSomeClean((city) => {
      const input = movedInput(city, STAY);
      const copies = [0, 1, 2].map((copy) => ({ ...input.layers[0]!, department: `copy ${copy}` }));
      const { unified } = mergeLayers(
        { ...input, layers: copies },
        cityOptions(city, { grids: null, band: null }),
      );
      const expected = input.layers[0]!.grids.map(({ geometry }) => verticesOf(geometry)).sort();
      expect(unified.map(({ geometry }) => verticesOf(geometry)).sort()).toEqual(expected);
    });
  });
});

/** One department, which covers the land without gap or overlap, each grid in one part. */
function forSomeClean(check: (city: City) => void): void {
  fc.assert(
    fc.property(someCity, (options: CityOptions) => {
      check(drawCity({ ...options, departments: 1, islands: 0, stray: 0, gapShare: 0, overlapShare: 0 }));
    }),
    RUNS,
  );
}

/** Each a share or an index, free of units. */
function figuresOf(measures: PlanMeasures): Record<string, number> {
  const { meanAdjustedRandIndex, meanCompactness, size, departments } = measures;
  return {
    meanAdjustedRandIndex,
    meanCompactness,
    coefficientOfVariation: size.coefficientOfVariation,
    ...Object.fromEntries(
      departments.flatMap(({ department, adjustedRandIndex, variationOfInformation, bestMatchJaccard }) =>
        Object.entries({ adjustedRandIndex, variationOfInformation, bestMatchJaccard }).map(
          ([name, figure]) => [`${department}: ${name}`, figure],
        ),
      ),
    ),
  };
}

/** The vertices of a geometry, whatever order its rings are in and wherever they begin. */
function verticesOf(geometry: Polygon | MultiPolygon): string {
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  return [...new Set(rings.flat().map((position) => position.join(' ')))].sort().join(', ');
}
