import type { PaddingOptions } from 'maplibre-gl';
import { isCompact } from './use-compact.ts';

/**
 * How much of the map the panels cover on each side now, in pixels, with a margin: what is flown to must
 * come to rest in the part that stays free.
 */
export function freePadding(): PaddingOptions {
  const margin = 40;
  const width = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().width ?? 0;
  const height = (selector: string) => document.querySelector(selector)?.getBoundingClientRect().height ?? 0;
  if (isCompact())
    return {
      top: 24,
      left: 24,
      right: 24,
      bottom: Math.min(height('.sheet'), window.innerHeight * 0.5) + 24,
    };
  return {
    top: margin,
    left: width('.panel') + margin,
    right: width('.inspector') + margin + 48,
    bottom: Math.max(height('.drawer'), height('.legend') * 0.3) + margin,
  };
}
