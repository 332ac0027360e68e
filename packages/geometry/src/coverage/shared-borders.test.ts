import { describe, expect, it } from 'vitest';
import { connectedParts } from './connected-parts.ts';
import { box } from './drawing.fixture.ts';
import { outsideEdges, sharedBorders } from './shared-borders.ts';

// +---+---+
// | 2 | 3 |    0 and 3 meet in the middle corner, which is no border
// +---+---+
// | 0 | 1 |
// +---+---+
const four = [box(0, 0, 10, 10), box(10, 0, 20, 10), box(0, 10, 10, 20), box(10, 10, 20, 20)];

describe('sharedBorders', () => {
  it('finds the pairs that share an edge, with its length in metres', () => {
    const borders = sharedBorders(four);
    expect(borders.map(({ a, b }) => [a, b])).toEqual([
      [0, 1],
      [0, 2],
      [1, 3],
      [2, 3],
    ]);
    // 10 units are 1e-4 degrees: 11.057 m along the meridian, 11.132 m along the equator.
    expect(borders[0].lengthM).toBeCloseTo(11.057, 2);
    expect(borders[1].lengthM).toBeCloseTo(11.132, 2);
  });

  it('adds up a border of several stretches', () => {
    const [border, ...rest] = sharedBorders([
      { type: 'MultiPolygon', coordinates: [four[0].coordinates, four[3].coordinates] },
      { type: 'MultiPolygon', coordinates: [four[1].coordinates, four[2].coordinates] },
    ]);
    expect(rest).toHaveLength(0);
    expect(border.lengthM).toBeCloseTo(2 * (11.057 + 11.132), 2);
  });
});

describe('outsideEdges', () => {
  it('lists each edge of the outline once, with its face', () => {
    const edges = outsideEdges(four);
    expect(edges).toHaveLength(8);
    expect(edges.filter(({ face }) => face === 3)).toHaveLength(2);
  });
});

describe('connectedParts', () => {
  it('joins members over members only', () => {
    const borders = sharedBorders(four);
    expect(connectedParts(borders, [3, 0])).toEqual([[0], [3]]);
    expect(connectedParts(borders, [3, 0, 1])).toEqual([[0, 1, 3]]);
    expect(connectedParts(borders, [])).toEqual([]);
  });
});
