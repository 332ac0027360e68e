import { eastingAt, heightAt } from './curve.ts';
import { distanceToLine, type Point2 } from './plane.ts';
import { isNorthOf, type River } from './river.ts';
import type { StreetPlan } from './streets.ts';

/** What a part of the town is like; it decides how its blocks are cut and what stands on them. */
export const ZONES = [
  'river',
  'riverside',
  'old',
  'middle',
  'north',
  'new',
  'rows',
  'industry',
  'country',
] as const;
export type Zone = (typeof ZONES)[number];

/** Nothing but the park lies nearer to the bank than this. */
const RIVERSIDE_METRES = 45;

/** The zone of a place. Its borders run along the streets of the plan, so a face lies in one zone. */
export function zoneAt(place: Point2, river: River, plan: StreetPlan): Zone {
  const [x, y] = place;
  if (y < heightAt(river.northBank, x) && y > heightAt(river.southBank, x)) return 'river';
  const west = x < eastingAt(plan.welcome, y);
  const east = x > eastingAt(plan.industry, y);
  const bankDistance = Math.min(
    distanceToLine(place, river.northBank),
    distanceToLine(place, river.southBank),
  );
  if (!west && x < 1300 && bankDistance < RIVERSIDE_METRES) return 'riverside';
  if (west) return 'country';
  if (isNorthOf(river, place)) {
    if (east) return y < heightAt(plan.people, x) ? 'industry' : 'country';
    if (y > heightAt(plan.northRing, x)) return 'country';
    if (y > heightAt(plan.people, x)) return 'north';
    return insideOldRing(place, plan) ? 'old' : 'middle';
  }
  if (east) return y > heightAt(plan.construction, x) - 340 && x < 1720 ? 'industry' : 'country';
  return y < heightAt(plan.southRing, x) ? 'country' : 'new';
}

/** The ring of the old quarter is an arch that stands on the river. */
function insideOldRing([x, y]: Point2, plan: StreetPlan): boolean {
  let crossings = 0;
  for (let i = 1; i < plan.oldRing.length; i++) {
    const [ax, ay] = plan.oldRing[i - 1]!;
    const [bx, by] = plan.oldRing[i]!;
    if (ax > x !== bx > x && y < ay + ((by - ay) * (x - ax)) / (bx - ax)) crossings++;
  }
  return crossings % 2 === 1;
}
