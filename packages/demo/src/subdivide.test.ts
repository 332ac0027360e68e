import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distance, type Ring, ringArea, ringIsSimple, ringWithin } from './plane.ts';
import { Random } from './random.ts';
import { cutAcross, longAxis } from './subdivide.ts';

//  +--------------------+
//  |         :          |   100 x 40, cut across the long side
//  +--------------------+
const OBLONG: Ring = [
  [0, 0],
  [100, 0],
  [100, 40],
  [0, 40],
];

test('an oblong is cut across its long side', () => {
  const cut = cutAcross(OBLONG, { offset: 0, bend: 0, skew: 0 }, new Random(1), []);
  expect(cut?.line).toEqual([
    [50, 0],
    [50, 40],
  ]);
});

test('a cut moves onto an anchor nearby', () => {
  const cut = cutAcross(OBLONG, { offset: 0, bend: 0, skew: 0 }, new Random(1), [[58, 40]]);
  expect(cut?.line).toContainEqual([58, 40]);
});

test('the long axis of a turned oblong follows its long side', () => {
  const turned = OBLONG.map(([x, y]) => [x * 0.8 - y * 0.6, x * 0.6 + y * 0.8] as const);
  const { along, length, depth } = longAxis(turned);
  expect(Math.abs(along[0] * 0.8 + along[1] * 0.6)).toBeCloseTo(1);
  expect(length).toBeCloseTo(100);
  expect(depth).toBeCloseTo(40);
});

test('the halves of any cut are simple, add up to the whole and are divided by the line', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.array(fc.double({ min: 30, max: 60, noNaN: true }), { minLength: 5, maxLength: 9 }),
      (seed, radii) => {
        const ring: Ring = radii.map((radius, i) => {
          const angle = (2 * Math.PI * i) / radii.length;
          return [radius * Math.cos(angle), radius * Math.sin(angle)];
        });
        const cut = cutAcross(ring, { offset: 0.15, bend: 0.06, skew: 0.2 }, new Random(seed), []);
        expect(cut).not.toBeNull();
        const [one, other] = cut!.sides;
        expect(ringIsSimple(one) && ringIsSimple(other)).toBe(true);
        // Points nearer than 2 cm to the next are dropped, which costs at most that along the border.
        const lost = Math.abs(ringArea(one) + ringArea(other) - ringArea(ring));
        expect(lost).toBeLessThan(0.02 * border(ring));
        expect(ringWithin(one, other)).toBe(false);
      },
    ),
  );
});

function border(ring: Ring): number {
  return ring.reduce((sum, point, i) => sum + distance(point, ring[(i + 1) % ring.length]!), 0);
}
