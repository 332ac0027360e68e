import type { Bounds } from '@onegrid/store';
import { badArgument } from './worded-error.ts';

/** A `bbox` argument as bounds; an error with an example where it is none. */
export function boundsArgument(bbox: readonly number[]): Bounds {
  const [west, south, east, north] = bbox;
  const inRange =
    bbox.length === 4 &&
    west >= -180 &&
    east <= 180 &&
    south >= -90 &&
    north <= 90 &&
    west <= east &&
    south <= north;
  if (!inRange) {
    throw badArgument('bbox', 'bbox-expected', [118.1, 31, 118.3, 31.1]);
  }
  return [west, south, east, north];
}
