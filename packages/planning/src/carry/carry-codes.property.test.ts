import fc from 'fast-check';
import type { MultiPolygon, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { box } from '../recode/district.fixture.ts';
import { carryCodes, gridLineage } from './carry-codes.ts';
import type { EarlierPlan } from './earlier-plan.ts';
import { mapBases } from './map-bases.ts';

/** A division of a square of 12 by 12 cells of 100 units: each cell belongs to the nearest of a few seats. */
const SIDE = 12;
const seats = fc.uniqueArray(fc.tuple(fc.nat(SIDE - 1), fc.nat(SIDE - 1)), {
  minLength: 1,
  maxLength: 12,
  selector: ([x, y]) => x * SIDE + y,
});
const division = seats.map((places) => {
  const rows: Polygon['coordinates'][][] = places.map(() => []);
  for (let x = 0; x < SIDE; x++) {
    for (let y = 0; y < SIDE; y++) {
      const far = places.map(([px, py]) => (px - x) ** 2 + (py - y) ** 2);
      const nearest = far.indexOf(Math.min(...far));
      rows[nearest]!.push(box(x * 100, y * 100, (x + 1) * 100, (y + 1) * 100).coordinates);
    }
  }
  return rows.map((coordinates): MultiPolygon => ({ type: 'MultiPolygon', coordinates }));
});
const point = fc.record({ x: fc.nat(SIDE * 100 - 1), y: fc.nat(SIDE * 100 - 1), n: fc.nat(50) });
const households = fc.option(
  fc.array(point, { maxLength: 30 }).map((points) => ({
    kind: 'points' as const,
    points: points.map(({ x, y, n }) => ({ lon: 118.2 + x / 1e5, lat: 31.08 + y / 1e5, n })),
  })),
  { nil: undefined },
);
const earlierPlan = fc
  .tuple(division, fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 5 }))
  .map(([grids, retired]): EarlierPlan => {
    const unified = grids.map((geometry, i) => ({ code: code(i + 1), geometry, households: 0 }));
    const live = new Set(unified.map((grid) => grid.code));
    return { unified, retiredCodes: retired.map(code).filter((each) => !live.has(each)) };
  });
const code = (number: number) => String(number).padStart(3, '0');
const asGrids = (geometries: readonly MultiPolygon[]) => geometries.map((geometry) => ({ geometry }));

// A failure prints fast-check's own seed and the smallest case it could find.
describe('any two divisions', () => {
  it('match one to one, each grid with one code, none of them retired before', () => {
    fc.assert(
      fc.property(earlierPlan, division, households, (earlier, now, source) => {
        const { codes, kept } = carryCodes(earlier, asGrids(now), { households: source });
        expect(new Set(codes).size).toBe(now.length);
        const old = new Set(earlier.unified.map((grid) => grid.code));
        kept.forEach((each, grid) => {
          if (each === null) expect(old.has(codes[grid]!)).toBe(false);
          else expect(codes[grid]).toBe(each);
        });
        expect(codes.filter((each) => earlier.retiredCodes!.includes(each))).toEqual([]);
      }),
    );
  });

  it('name every grid of both sides, in a tie that its kind allows', () => {
    fc.assert(
      fc.property(earlierPlan, division, households, (earlier, now, source) => {
        const { codes, lineage } = carryCodes(earlier, asGrids(now), { households: source });
        expect(new Set(lineage.flatMap(({ from }) => from))).toEqual(
          new Set(earlier.unified.map((grid) => grid.code)),
        );
        expect(new Set(lineage.flatMap(({ to }) => to))).toEqual(new Set(codes));
        for (const { kind, from, to } of lineage) {
          if (kind === 'same') expect(from).toEqual(to);
          if (kind === 'split') expect([from.length, to.length > 1]).toEqual([1, true]);
          if (kind === 'merged') expect([from.length > 1, to.length]).toEqual([true, 1]);
        }
      }),
    );
  });

  it('give the same whatever the order of earlier grids, and the same ties from the codes alone', () => {
    fc.assert(
      fc.property(earlierPlan, division, households, (earlier, now, source) => {
        const first = carryCodes(earlier, asGrids(now), { households: source });
        const turned = { ...earlier, unified: [...earlier.unified].reverse() };
        expect(carryCodes(turned, asGrids(now), { households: source })).toEqual(first);
        const coded = now.map((geometry, i) => ({ code: first.codes[i]!, geometry }));
        expect(gridLineage(earlier, coded, { households: source })).toEqual(first.lineage);
      }),
    );
  });

  it('leave an identical plan its codes', () => {
    fc.assert(
      fc.property(earlierPlan, households, (earlier, source) => {
        const grids = earlier.unified.map(({ geometry }) => ({ geometry }));
        const { codes, lineage } = carryCodes(earlier, grids, { households: source });
        expect(codes).toEqual(earlier.unified.map((grid) => grid.code));
        expect(lineage.every(({ kind }) => kind === 'same')).toBe(true);
      }),
    );
  });

  it('share all their land: what one side gives, the other receives', () => {
    fc.assert(
      fc.property(division, division, (before, after) => {
        const mapping = mapBases(asGrids(before), asGrids(after));
        const received = new Float64Array(after.length);
        for (const { to, areaM2 } of mapping) received[to]! += areaM2;
        const all = received.reduce((sum, areaM2) => sum + areaM2, 0);
        after.forEach(({ coordinates }, grid) => {
          expect((received[grid]! / all) * SIDE ** 2).toBeCloseTo(coordinates.length, 6);
        });
      }),
    );
  });
});
