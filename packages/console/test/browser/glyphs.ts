import type { Page } from 'playwright-core';

/** What the map drew one character with: its font, how much ink, and a digest of the pixels. */
export interface DrawnGlyph {
  readonly text: string;
  readonly font: string;
  readonly ink: number;
  readonly digest: string;
  /** The same font's picture of a character that no font has: the empty box. */
  readonly box: string;
}

/**
 * Records the pixels of every character that the map rasterises for its labels. Must be called before the
 * page is opened. Each is drawn once more beside it, with the
 * font the map had set at that moment, and compared with what that font makes of a character nobody has.
 */
export async function recordGlyphs(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const drawn: DrawnGlyphInPage[] = [];
    const original = OffscreenCanvasRenderingContext2D.prototype.fillText;
    interface DrawnGlyphInPage {
      text: string;
      font: string;
      ink: number;
      digest: string;
      box: string;
    }
    const picture = (font: string, text: string) => {
      const context = new OffscreenCanvas(72, 72).getContext('2d', { willReadFrequently: true })!;
      context.font = font;
      context.textBaseline = 'alphabetic';
      original.call(context, text, 8, 56);
      const pixels = context.getImageData(0, 0, 72, 72).data;
      let ink = 0;
      let digest = 2166136261;
      for (let index = 3; index < pixels.length; index += 4) {
        if (pixels[index] > 127) ink += 1;
        digest = Math.imul(digest ^ (pixels[index] >> 6), 16777619) >>> 0;
      }
      return { ink, digest: String(digest) };
    };
    OffscreenCanvasRenderingContext2D.prototype.fillText = function fillText(text, x, y, width) {
      if (/[\u4e00-\u9fff]/.test(text) && this.font.includes('maplibre-gl-font-face')) {
        const { ink, digest } = picture(this.font, text);
        drawn.push({ text, font: this.font, ink, digest, box: picture(this.font, '\u{10fffd}').digest });
      }
      if (width === undefined) original.call(this, text, x, y);
      else original.call(this, text, x, y, width);
    };
    Object.assign(window, { drawnGlyphs: drawn });
  });
}

export function drawnGlyphs(page: Page): Promise<DrawnGlyph[]> {
  return page.evaluate(() => (window as unknown as { drawnGlyphs: DrawnGlyph[] }).drawnGlyphs);
}
