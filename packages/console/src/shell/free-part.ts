import type { Part } from '../map/stage.ts';

/** The part of the page where the map is in sight: what no bar, panel, drawer or sheet covers. */
export function freePart(): Part {
  const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
  const area = box('.map-area') ?? new DOMRect(0, 0, window.innerWidth, window.innerHeight);
  const left = Math.max(area.left, box('.shell > .panel')?.right ?? 0);
  const right = Math.min(area.right, box('.shell > .inspector')?.left ?? area.right);
  const bottom = Math.min(area.bottom, box('.drawer')?.top ?? area.bottom, box('.sheet')?.top ?? area.bottom);
  return { left, top: area.top, width: right - left, height: bottom - area.top };
}
