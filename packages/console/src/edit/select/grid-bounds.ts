import type { PlanState } from '@onegrid/planning';
import { type Box, boxOf, PlanPlaces } from './plan-places.ts';

/** West, south, east, north of a grid in degrees; null for a code that is no grid. */
export function boundsOfGrid(plan: PlanState, code: string): Box | null {
  const corners = PlanPlaces.of(plan)
    .atomsOf(code)
    .flatMap((i) => plan.atoms[i].geometry.coordinates[0]);
  return corners.length === 0 ? null : boxOf(corners);
}
