import { featureCollection, polygon } from '@turf/helpers';
import { intersect } from '@turf/intersect';
import fc from 'fast-check';
import type { MultiPolygon, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { planeArea } from '../plane-measures.ts';
import { measuredFace, sharedAreaM2 } from './shared-area.ts';

// Near the equator 1e-5 degrees are 1.11320 m east and 1.10574 m north.
const SQUARE_M2 = 1.1131949 * 1.1057428;

function rings(...all: readonly (readonly (readonly [number, number])[])[]): Polygon {
  return {
    type: 'Polygon',
    coordinates: all.map((ring) => [...ring, ring[0]!].map(([x, y]) => [x / 1e5, y / 1e5])),
  };
}
const box = (left: number, bottom: number, right: number, top: number) =>
  rings([
    [left, bottom],
    [right, bottom],
    [right, top],
    [left, top],
  ]);
/** In squares of the drawing. */
const shared = (a: Polygon | MultiPolygon, b: Polygon | MultiPolygon) =>
  sharedAreaM2(measuredFace(a), b) / SQUARE_M2;

describe('sharedAreaM2', () => {
  // +----+
  // |  +-|--+
  // +--|-+  |     20 by 30 of either
  //    +----+
  it('gives what two faces have in common, whichever comes first', () => {
    const [a, b] = [box(0, 20, 100, 100), box(80, 0, 200, 50)];
    expect(shared(a, b)).toBeCloseTo(20 * 30, 3);
    expect(shared(b, a)).toBeCloseTo(20 * 30, 3);
    expect(measuredFace(a).areaM2 / SQUARE_M2).toBeCloseTo(8000, 3);
  });

  // +---------+
  // | +-+ \   |   the right half of the triangle lies over the hole
  // | | |  \  |
  it('leaves holes out, and takes rings that run either way round', () => {
    const outer = [
      [0, 0],
      [100, 0],
      [100, 100],
      [0, 100],
    ] as const;
    const hole = [
      [20, 20],
      [60, 20],
      [60, 60],
      [20, 60],
    ] as const;
    const ring = rings(outer, hole);
    const turned = rings([...outer].reverse(), [...hole].reverse());
    for (const face of [ring, turned, rings(outer, [...hole].reverse())]) {
      expect(shared(face, box(40, 40, 100, 60))).toBeCloseTo(60 * 20 - 20 * 20, 3);
      expect(shared(box(0, 0, 100, 100), face)).toBeCloseTo(10000 - 1600, 3);
    }
  });

  //  /\  /\
  // /  \/  \    two triangles crossing: a rhomb of half the base and half the height
  it('follows slanting edges that cross', () => {
    const left = rings([
      [0, 0],
      [40, 0],
      [20, 40],
    ]);
    const right = rings([
      [20, 0],
      [60, 0],
      [40, 40],
    ]);
    expect(shared(left, right)).toBeCloseTo((20 * 20) / 2, 3);
  });

  it('is nothing beside each other, and the whole face over itself', () => {
    expect(shared(box(0, 0, 50, 50), box(50, 0, 90, 50))).toBeCloseTo(0, 6);
    expect(shared(box(0, 0, 50, 50), box(70, 80, 90, 90))).toBe(0);
    expect(shared(box(0, 0, 50, 50), box(0, 0, 50, 50))).toBeCloseTo(2500, 3);
  });

  it('adds the parts of a multipolygon up', () => {
    const parts: MultiPolygon = {
      type: 'MultiPolygon',
      coordinates: [box(0, 0, 20, 20).coordinates, box(60, 0, 90, 20).coordinates],
    };
    expect(shared(parts, box(10, 10, 70, 90))).toBeCloseTo(10 * 10 + 10 * 10, 3);
  });
});

it('says what Turf says of random stars, of doughnuts too', () => {
  const seed = Number(process.env.ONEGRID_SEED);
  console.info(`${expect.getState().currentTestName}: seed ${seed}`);
  const star = fc
    .record({
      x: fc.integer({ min: 0, max: 100 }),
      y: fc.integer({ min: 0, max: 100 }),
      radii: fc.array(fc.integer({ min: 30, max: 90 }), { minLength: 3, maxLength: 9 }),
      hole: fc.integer({ min: 0, max: 8 }),
    })
    .map(({ x, y, radii, hole }) => {
      const ringOf = (lengths: readonly number[]) =>
        lengths.map((radius, i): [number, number] => {
          const angle = (2 * Math.PI * i) / lengths.length;
          return [x + Math.round(radius * Math.cos(angle)), y + Math.round(radius * Math.sin(angle))];
        });
      return hole === 0 ? rings(ringOf(radii)) : rings(ringOf(radii), ringOf(radii.map(() => hole)));
    });
  let common = 0;
  const property = fc.property(star, star, (a, b) => {
    const both = intersect(featureCollection([polygon(a.coordinates), polygon(b.coordinates)]));
    const expected = both ? 1e10 * planeArea(both.geometry) : 0;
    if (expected > 100) common++;
    expect(Math.abs(shared(a, b) - expected)).toBeLessThan(0.05);
    expect(Math.abs(shared(b, a) - shared(a, b))).toBeLessThan(0.05);
  });
  fc.assert(property, { seed, numRuns: 300 });
  expect(common).toBeGreaterThan(100);
});
