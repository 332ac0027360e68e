import type { PlanState } from '@onegrid/planning';
import { middleOf, PlanPlaces } from './plan-places.ts';

/** A place in the largest atom of a grid, degrees; null for a code that is no grid. */
export function middleOfGrid(plan: PlanState, code: string): readonly [number, number] | null {
  const atoms = PlanPlaces.of(plan)
    .atomsOf(code)
    .map((i) => plan.atoms[i]);
  const largest = atoms.reduce<(typeof atoms)[number] | null>(
    (best, atom) => (best === null || atom.areaM2 > best.areaM2 ? atom : best),
    null,
  );
  if (largest === null) return null;
  const [lon, lat] = middleOf(largest);
  return [lon, lat];
}
