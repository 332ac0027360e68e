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
  expect(angle.distance(3, 5, 2.9)).toBe(Infinity);
  expect(angle.distance(3, 5, 3)).toBe(3);
});

it('finds what looking at every segment finds', () => {
  const at = fc.integer({ min: -300, max: 300 });
  const segment = fc.tuple(at, at, at, at);
  // Lines of all lengths, upright and flat ones among them, and places far from all of them.
  const lines = fc.array(
    fc.oneof(
      segment,
      segment.map(([x, y, length]) => [x, y, x + length / 50, y] as const),
    ),
    {
      minLength: 1,
      maxLength: 40,
    },
  );
  const place = fc.oneof(
    at,
    fc.integer({ min: -9000, max: 9000 }),
    fc.double({ min: -300, max: 300, noNaN: true }),
  );
  fc.assert(
    fc.property(lines, place, place, (segments, x, y) => {
      const least = Math.min(...segments.map((ends) => distanceTo(ends, x, y)));
      const lines = new NearestLine(Float64Array.from(segments.flat()));
      expect(lines.distance(x, y)).toBeCloseTo(least, 9);
      expect(lines.distance(x, y, least + 1e-6)).toBeCloseTo(least, 9);
      expect(lines.distance(x, y, least - 1e-6)).toBe(Infinity);
    }),
    { numRuns: 2000 },
  );
});

/** By the angles at both ends, so in another way than the index measures. */
function distanceTo(
  [ax, ay, bx, by]: readonly [number, number, number, number],
  x: number,
  y: number,
): number {
  const length = Math.hypot(bx - ax, by - ay);
  const ends = Math.min(Math.hypot(x - ax, y - ay), Math.hypot(x - bx, y - by));
  const isBeside =
    (x - ax) * (bx - ax) + (y - ay) * (by - ay) >= 0 && (x - bx) * (ax - bx) + (y - by) * (ay - by) >= 0;
  return length > 0 && isBeside ? Math.abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / length : ends;
}
