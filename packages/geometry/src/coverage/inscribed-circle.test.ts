import { expect, it } from 'vitest';
import { box, hole, polygon } from './drawing.fixture.ts';
import { inscribedCircleM, isThinnerThan } from './inscribed-circle.ts';

// +-----------------+
// |       ( )       |     as wide as the strip is high: 10 units of latitude
// +-----------------+
it('measures the width of a strip', () => {
  const strip = box(0, 0, 100, 10);
  expect(inscribedCircleM(strip)).toBeCloseTo(11.06, 1);
  expect(isThinnerThan(strip, 10.5)).toBe(false);
  expect(isThinnerThan(strip, 11.5)).toBe(true);
});

it('does not look into holes, and takes the widest part', () => {
  const ringed = polygon(box(0, 0, 30, 30).coordinates[0], hole(5, 5, 25, 25));
  expect(inscribedCircleM(ringed)).toBeLessThan(7);
  const both = {
    type: 'MultiPolygon' as const,
    coordinates: [ringed.coordinates, box(50, 0, 80, 30).coordinates],
  };
  expect(inscribedCircleM(both)).toBeCloseTo(33.2, 0);
});
