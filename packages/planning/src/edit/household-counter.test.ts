import { splitPolygons } from '@onegrid/geometry';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { householdCounter } from './household-counter.ts';
import { box, line, polygon } from './plan.fixture.ts';

it('counts points inside, not in holes', () => {
  const ringed = box(0, 0, 100, 100);
  ringed.coordinates.push(polygon([40, 40], [40, 60], [60, 60], [60, 40]).coordinates[0]);
  const count = householdCounter([
    { lon: 20e-5, lat: 50e-5, n: 3 },
    { lon: 50e-5, lat: 50e-5, n: 5 },
    { lon: 200e-5, lat: 50e-5, n: 7 },
  ]);
  expect(count(ringed)).toBe(3);
});

// Points on the cut itself and anywhere else: none is lost and none counts twice.
it('gives every point of a divided square to exactly one piece', () => {
  const coordinate = fc.integer({ min: 10, max: 9990 }).map((n) => n / 100);
  const ends = fc.tuple(coordinate, coordinate, coordinate, coordinate);
  fc.assert(
    fc.property(ends, fc.array(fc.tuple(coordinate, coordinate)), ([a, b, c, d], inside) => {
      const square = box(0, 0, 100, 100);
      const outcome = splitPolygons([square], [0], line([-1, a], [b, c], [101, d]));
      const pieces = 'split' in outcome ? outcome.split.replaced.flatMap((face) => face.pieces) : [];
      fc.pre(pieces.length > 0);
      if (!('split' in outcome)) return;
      const onCut = outcome.split.cut.flat().map(([lon, lat]) => ({ lon, lat, n: 1 }));
      const within = onCut.filter(
        ({ lon, lat }) => lon > 1e-6 && lon < 99.9e-5 && lat > 1e-6 && lat < 99.9e-5,
      );
      const points = [...within, ...inside.map(([x, y]) => ({ lon: x / 1e5, lat: y / 1e5, n: 1 }))];
      const count = householdCounter(points);
      const counted = pieces.reduce((sum, piece) => sum + count(piece), 0);
      expect(counted).toBe(points.length);
    }),
  );
});
