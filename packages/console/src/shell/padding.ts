import type { PaddingOptions } from 'maplibre-gl';
import { freePart } from './free-part.ts';

/** Share of the map's frame that padding may take on one side; more would leave no room for what is shown. */
const MOST_SHARE = 0.6;

/**
 * How much of the map the panels (and on a phone its controls) cover on each side now, in pixels, with a margin: what is flown to must
 * come to rest in the part that stays free.
 */
export function freePadding(): PaddingOptions {
  const part = freePart();
  const frame = document.querySelector('.map-canvas')?.getBoundingClientRect();
  if (frame === undefined) return { top: 0, right: 0, bottom: 0, left: 0 };
  const narrow = frame.width < 720;
  const margin = narrow ? 12 : 40;
  const side = (covered: number, length: number) =>
    Math.min(MOST_SHARE * length, Math.max(0, covered) + margin);
  // On a phone the map's own controls take a good part of it; elsewhere they lie in its corners.
  const control = (selector: string) =>
    narrow ? document.querySelector(selector)?.getBoundingClientRect() : undefined;
  const top = Math.max(part.top, control('.map-top')?.bottom ?? part.top);
  const right = Math.min(part.left + part.width, control('.map-side')?.left ?? Number.POSITIVE_INFINITY);
  return {
    top: side(top - frame.top, frame.height),
    left: side(part.left - frame.left, frame.width),
    right: side(frame.right - right, frame.width),
    bottom: side(frame.bottom - (part.top + part.height), frame.height),
  };
}
