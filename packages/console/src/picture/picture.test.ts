import { describe, expect, it } from 'vitest';
import { scaleBar } from './scale-bar.ts';
import { columnsOf } from './sheet-layout.ts';
import { wrapText } from './wrap-text.ts';

describe('scale bar', () => {
  it.each([
    [1, 120, 100, 100],
    [4.3, 120, 500, 116.28],
    [0.2, 120, 20, 100],
    [38, 120, 2000, 52.63],
  ])('at %d m a pixel is the longest round length within %d pixels', (perPixel, most, metres, pixels) => {
    const bar = scaleBar(perPixel, most);
    expect(bar.metres).toBe(metres);
    expect(bar.pixels).toBeCloseTo(pixels, 2);
  });
});

describe('text in lines', () => {
  const measure = (text: string) => text.length;
  it('breaks between words and between characters', () => {
    expect(wrapText('As of Mar 2, 2026', 9, measure)).toEqual(['As of Mar', '2, 2026']);
    expect(wrapText('截至二〇二六年，五级。', 6, measure)).toEqual(['截至二〇二六', '年，五级。']);
    expect(wrapText('unbreakable', 4, measure)).toEqual(['unbreakable']);
    expect(wrapText('', 4, measure)).toEqual([]);
  });
});

describe('legends beside a map', () => {
  it('fill a column before the next begins', () => {
    expect(columnsOf([100, 200, 150, 50], 320)).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(columnsOf([500], 320)).toEqual([[0]]);
    expect(columnsOf([], 320)).toEqual([]);
  });
});
