import type { MapFont } from './style.ts';

const FAMILY = 'Noto Sans SC Variable';

/**
 * The files of the shipped font with the characters each covers, as the page's own style sheets declare
 * them. The map loads a file when a label first needs it and draws the label only then: without that, a
 * machine that has no Chinese font shows empty boxes and raises no error.
 */
export function shippedFont(sheets: Iterable<CSSStyleSheet>): MapFont {
  const faces: { url: string; 'unicode-range': string[] }[] = [];
  for (const sheet of sheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSFontFaceRule)) continue;
      if (!rule.style.getPropertyValue('font-family').includes(FAMILY)) continue;
      const source = /url\(["']?([^"')]+)/.exec(rule.style.getPropertyValue('src'))?.[1];
      if (source === undefined) continue;
      faces.push({
        url: new URL(source, sheet.href ?? document.baseURI).href,
        'unicode-range': rule.style
          .getPropertyValue('unicode-range')
          .split(',')
          .map((range) => range.trim()),
      });
    }
  }
  return faces;
}
