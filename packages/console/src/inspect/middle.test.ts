import { describe, expect, it } from 'vitest';
import { boundsOf, middleOf } from './middle.ts';

describe('middle of a geometry', () => {
  it('takes points, lines, areas and collections', () => {
    const area = {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [4, 0],
          [4, 2],
          [0, 0],
        ],
      ],
    } as const;
    const point = { type: 'Point', coordinates: [6, 8] } as const;
    expect(boundsOf(area as never)).toEqual([0, 0, 4, 2]);
    expect(middleOf(point as never)).toEqual([6, 8]);
    expect(middleOf({ type: 'GeometryCollection', geometries: [area, point] } as never)).toEqual([3, 4]);
  });
});
