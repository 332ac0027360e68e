import type { GroundDocument } from '@onegrid/planning';
import { useMemo } from 'react';
import { useWork } from '../../work/work-session.tsx';
import { PlanPlaces } from './plan-places.ts';

const NO_PLAN = PlanPlaces.of({ revision: 0, atoms: [], codes: [] });
const NO_GROUND: GroundDocument = {
  rules: { band: null, communities: [], units: [], buildings: [], links: [] },
  households: [],
  appeals: [],
  branches: [],
  communities: [],
  streets: [],
  legacy: {},
};

/** Where things are in the plan as it is in the work; of an empty one until the work is ready. */
export function usePlaces(): { readonly places: PlanPlaces; readonly ground: GroundDocument } {
  const { plan, ground } = useWork();
  return useMemo(
    () => ({ places: plan === null ? NO_PLAN : PlanPlaces.of(plan), ground: ground ?? NO_GROUND }),
    [plan, ground],
  );
}

/** Households of a grid of the plan. */
export function householdsOf(places: PlanPlaces, code: string): number {
  return places.atomsOf(code).reduce((sum, i) => sum + places.plan.atoms[i].households, 0);
}
