import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NearestLine } from './nearest-line.ts';

//  (0,10)
//    |        . (3,5)     3 from the upright, 5 from the flat line
//    +-------- (10,0)
const angle = new NearestLine(Float64Array.of(0, 10, 0, 0, 0, 0, 10, 0));

it('measures to the nearest segment, past its ends too', () => {
  expect(angle.distance(3, 5)).toBe(3);
  expect(angle.distance(13, -4)).toBe(5);
  expect(new NearestLine(new Float64Array(0)).distance(0, 0)).toBe(Infinity);
});

it('gives up beyond the limit', () => {
  expect(angle.distance(3, 5, 1, 2.9)).toBe(Infinity);
  expect(angle.distance(3, 5, 1, 3)).toBe(3);
});

it('gives the same answer for any guess', () => {
  const at = fc.integer({ min: -3000, max: 3000 });
  fc.assert(
    fc.property(at, at, fc.integer({ min: 0, max: 5000 }), (x, y, guess) => {
      expect(angle.distance(x, y, guess)).toBe(angle.distance(x, y));
    }),
  );
});
