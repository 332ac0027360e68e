import { describe, expect, it } from 'vitest';
import { dissolve } from './dissolve.ts';
import { box, drawn, hole, polygon, ring } from './drawing.fixture.ts';

describe('dissolve', () => {
  // +---+---+      +-------+
  // | a | b |  ->  |       |   vertices on the outside stay, even straight ones
  // +---+---+      +-------+
  it('cancels the edge that two faces share and keeps their numbers', () => {
    const union = dissolve([box(0, 0, 10, 10), box(10, 0, 20, 10)]);
    expect(drawn(union)).toEqual([
      [
        [
          [0, 0],
          [10, 0],
          [20, 0],
          [20, 10],
          [10, 10],
          [0, 10],
          [0, 0],
        ],
      ],
    ]);
  });

  it('gives the same bytes for any order and any start of the rings', () => {
    const turned = polygon(ring([20, 10], [10, 10], [10, 0], [20, 0]));
    const one = dissolve([box(0, 0, 10, 10), box(10, 0, 20, 10), box(40, 0, 45, 5)]);
    const other = dissolve([box(40, 0, 45, 5), turned, box(0, 0, 10, 10)]);
    expect(JSON.stringify(other)).toBe(JSON.stringify(one));
  });

  // +-----------+
  // |   +---+   |   a frame of four faces round an empty middle
  // |   |   |   |
  // |   +---+   |
  // +-----------+
  it('leaves the land that no face covers as a clockwise hole', () => {
    const frame = [
      polygon(ring([0, 0], [30, 0], [20, 10], [10, 10])),
      polygon(ring([30, 0], [30, 30], [20, 20], [20, 10])),
      polygon(ring([30, 30], [0, 30], [10, 20], [20, 20])),
      polygon(ring([0, 30], [0, 0], [10, 10], [10, 20])),
    ];
    const [part] = drawn(dissolve(frame));
    expect(part).toHaveLength(2);
    expect(part[1]).toEqual([
      [10, 10],
      [10, 20],
      [20, 20],
      [20, 10],
      [10, 10],
    ]);
  });

  //         +---+
  //         | b |     faces that touch in a corner are two parts,
  // +-------+---+     the larger first
  // |   a   |
  // +-------+
  it('parts what meets in a corner only', () => {
    const union = dissolve([box(20, 10, 30, 20), box(0, 0, 20, 10)]);
    expect(drawn(union).map((part) => part[0][0])).toEqual([
      [0, 0],
      [20, 10],
    ]);
  });

  // +-------+
  // |  /\   |
  // | /  \  |    the hole touches the exterior in the middle of the bottom side
  // | \  /  |
  // +--\/---+
  it('splits a ring that comes back to a vertex into an exterior and a hole', () => {
    const left = polygon(ring([0, 0], [10, 0], [5, 10], [10, 20], [10, 30], [0, 30]));
    const right = polygon(ring([10, 0], [20, 0], [20, 30], [10, 30], [10, 20], [15, 10]));
    const [part, ...rest] = drawn(dissolve([left, right]));
    expect(rest).toHaveLength(0);
    expect(part).toHaveLength(2);
    expect(part[1]).toEqual([
      [5, 10],
      [10, 20],
      [15, 10],
      [10, 0],
      [5, 10],
    ]);
  });

  it('puts an island in a hole beside the part around it', () => {
    const lake = polygon(box(0, 0, 30, 30).coordinates[0], hole(10, 10, 20, 20));
    const union = dissolve([lake, box(12, 12, 18, 18)]);
    expect(drawn(union).map((part) => part.length)).toEqual([2, 1]);
    expect(dissolve([lake, box(10, 10, 20, 20)]).coordinates).toHaveLength(1);
  });

  it('gives no part for no face, and refuses what does not close', () => {
    expect(dissolve([])).toEqual({ type: 'MultiPolygon', coordinates: [] });
    expect(() => dissolve([box(0, 0, 10, 10), box(0, 0, 10, 10)])).toThrow(RangeError);
  });
});
