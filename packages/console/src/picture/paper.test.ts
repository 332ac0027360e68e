import { describe, expect, it } from 'vitest';
import { placeOnPaper } from './map-ratio.ts';
import { PIXELS_PER_MM, paperLayout } from './paper-layout.ts';

describe('an A3 sheet', () => {
  it('is 420 by 297 millimetres at 96 pixels to the inch, either way up', () => {
    expect(paperLayout('landscape', [])).toMatchObject({ width: 1587, height: 1123 });
    expect(paperLayout('portrait', [])).toMatchObject({ width: 1123, height: 1587 });
  });

  it('has its legend right of the map in landscape, in columns as high as the map', () => {
    const { map, blocks } = paperLayout('landscape', [500, 300, 200]);
    expect(blocks[0].left).toBe(map.left + map.width + 22);
    expect(blocks[1]).toEqual({ left: blocks[0].left, top: blocks[0].top + 514 });
    // 500 + 14 + 300 + 14 + 200 is more than the height of the map.
    expect(blocks[2]).toEqual({ left: blocks[0].left + 258, top: map.top });
    expect(map.width + 2 * (236 + 22) + 2 * map.left).toBe(1587);
  });

  it('has its legend under the map in portrait, no higher than it must be', () => {
    const { map, blocks, foot } = paperLayout('portrait', [200, 100, 80, 90, 150]);
    const top = map.top + map.height + 22;
    expect(blocks.map((block) => block.top)).toEqual([top, top, top + 114, top, top]);
    expect(new Set(blocks.map((block) => block.left)).size).toBe(4);
    expect(top + 200).toBeLessThanOrEqual(foot.top);
  });
});

describe('the scale of a map on paper', () => {
  // 0.05 degrees at 31 degrees north are 4,771 m; on 330 mm that is 1:14,457, and the next round scale 1:15,000.
  const frame = { width: 330 * PIXELS_PER_MM, height: 240 * PIXELS_PER_MM };
  const place = placeOnPaper([118.2, 30.99, 118.25, 31.01], frame);

  it('is the largest round one at which everything fits', () => {
    expect(place.ratio).toBe(15_000);
    expect(place.centre[0]).toBeCloseTo(118.225, 9);
    expect(place.centre[1]).toBeCloseTo(31, 4);
  });

  it('gives the length that a pixel has on the ground, and the zoom that draws it so', () => {
    // 25.4 mm / 96 at 1:15,000.
    expect(place.metresPerPixel).toBeCloseTo(3.96875, 9);
    // 40,075,016.686 m x cos(31 degrees) / (512 x 3.96875 m) = 16,905.0 = 2^14.0452
    expect(place.zoom).toBeCloseTo(14.0452, 3);
  });

  it('is that of the height where the height asks for more', () => {
    // 0.04 degrees of latitude are about 4,453 m; on 240 mm that is 1:18,553.
    expect(placeOnPaper([118.2, 30.98, 118.21, 31.02], frame).ratio).toBe(20_000);
  });

  it('needs something to show', () => {
    expect(() => placeOnPaper([118, 31, 118, 31], frame)).toThrow(RangeError);
  });
});
