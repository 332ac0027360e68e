import '../../../../scripts/config/property-seed.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrange } from './arrangement.ts';
import { BorderCrossings } from './border-crossings.ts';
import { nearestPoints } from './nearest-points.ts';

const box = (label: number, west: number, south: number, east: number, north: number) => ({
  label,
  rings: [Float64Array.of(west, south, east, south, east, north, west, north)],
});

function crossings(...boxes: ReturnType<typeof box>[]): BorderCrossings {
  const { graph, labels } = arrange(boxes);
  return new BorderCrossings(
    graph,
    labels.map((own) => own[0] ?? -1),
  );
}

describe('BorderCrossings', () => {
  //   20 ┌────┬────┐
  //      │  0 │ 1  │
  //    0 └────┴────┘
  //      0   10   20
  const two = crossings(box(0, 0, 0, 10, 20), box(1, 10, 0, 20, 20));

  it('counts changes on the way', () => {
    expect(two.between(5, 5, 6, 15)).toBe(0);
    expect(two.between(5, 5, 15, 5)).toBe(1);
    expect(two.between(5, 5, 25, 5)).toBe(2);
    expect(two.between(-5, 5, 25, 6)).toBe(3);
    expect(two.between(25, 5, 26, 50)).toBe(0);
  });

  it('counts a place on a border to its east, and no way along one', () => {
    expect([two.between(5, 5, 10, 5), two.between(10, 5, 15, 5)]).toEqual([1, 0]);
    expect(two.between(10, 2, 10, 18)).toBe(0);
  });

  it('does not see edges within a part', () => {
    expect(crossings(box(0, 0, 0, 10, 20), box(0, 10, 0, 20, 20)).between(5, 5, 15, 5)).toBe(0);
  });

  it('is odd exactly between unlike parts of two', () => {
    const whole = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(whole, whole, whole, whole), { maxLength: 6 }),
        fc.tuple(whole, whole, whole, whole),
        (boxes, [px, py, qx, qy]) => {
          const even = boxes.map(([x, y, w, h], label) =>
            box(label, 4 * x, 4 * y, 4 * (x + w + 1), 4 * (y + h + 1)),
          );
          const { graph, labels } = arrange(even);
          // Land under an odd number of boxes and the rest; places on odd numbers lie on no border.
          const part = labels.map((own) => own.length % 2);
          const under = (x: number, y: number) =>
            boxes.filter(
              ([bx, by, w, h]) => x > 4 * bx && x < 4 * (bx + w + 1) && y > 4 * by && y < 4 * (by + h + 1),
            ).length % 2;
          const way = [4 * px + 1, 4 * py + 1, 4 * qx + 1, 4 * qy + 3] as const;
          const crossed = new BorderCrossings(graph, part).between(...way);
          expect(crossed % 2).toBe(under(way[0], way[1]) ^ under(way[2], way[3]));
        },
      ),
    );
  });
});

describe('nearestPoints', () => {
  it('gives the nearest others, nearest first', () => {
    expect([...nearestPoints([0, 10, 13, 20], [0, 0, 0, 0], 2)]).toEqual([1, 2, 2, 3, 1, 3, 2, 1]);
  });

  it('fills up where there are too few, and knows two at one place apart', () => {
    expect([...nearestPoints([5, 5], [5, 5], 3)]).toEqual([1, -1, -1, 0, -1, -1]);
    expect([...nearestPoints([5], [5], 2)]).toEqual([-1, -1]);
    expect([...nearestPoints([], [], 2)]).toEqual([]);
  });
});
