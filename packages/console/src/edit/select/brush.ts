import type { Position } from 'geojson';
import { boxAround, groundPlane } from './ground-plane.ts';
import { middleOf, type PlanPlaces } from './plan-places.ts';

/**
 * Positions of the atoms that a round brush paints on its way from one place to another (degrees): those it runs
 * over with its middle, and those whose middle comes under it.
 */
export function painted(places: PlanPlaces, from: Position, to: Position, radiusMetres: number): Set<number> {
  const plane = groundPlane(from);
  const [dx, dy] = [plane.toX(to[0]), plane.toY(to[1])];
  const length = Math.hypot(dx, dy);
  const steps = Math.max(1, Math.ceil(length / Math.max(2, radiusMetres / 2)));
  const found = new Set<number>();
  for (let step = 0; step <= steps; step++) {
    const share = step / steps;
    const at: Position = [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
    const under = places.atomAt(at);
    if (under !== null) found.add(under);
    if (radiusMetres <= 0) continue;
    const here = groundPlane(at);
    for (const i of places.touching(boxAround(at, radiusMetres))) {
      const [lon, lat] = middleOf(places.plan.atoms[i]);
      if (Math.hypot(here.toX(lon), here.toY(lat)) <= radiusMetres) found.add(i);
    }
  }
  return found;
}
