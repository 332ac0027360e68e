import { describe, expect, it } from 'vitest';
import { CATEGORIES } from '../appeals/appeal-view.ts';
import { APPEAL_SIGNS } from './appeal-signs.ts';
import { DARK_MAP, LIGHT_MAP } from './palette.ts';

/** Lightness after OKLab (Ottosson 2020), 0 to 1. */
function lightness(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
}

describe('classes of colour', () => {
  it.each([
    ['rates, light', LIGHT_MAP.rates],
    ['rates, dark', DARK_MAP.rates],
    ['density, light', LIGHT_MAP.density],
    ['density, dark', DARK_MAP.density],
  ])('%s: even steps of lightness', (_name, colours) => {
    const steps = colours
      .slice(1)
      .map((colour, index) => Math.abs(lightness(colour) - lightness(colours[index])));
    for (const step of steps) expect(step).toBeCloseTo(0.13, 2);
  });
});

describe('signs of appeals', () => {
  it('differ both in shape and in colour', () => {
    const signs = CATEGORIES.map((category) => APPEAL_SIGNS[category]);
    for (const part of ['path', 'light', 'dark'] as const)
      expect(new Set(signs.map((sign) => sign[part])).size).toBe(CATEGORIES.length);
  });
});
