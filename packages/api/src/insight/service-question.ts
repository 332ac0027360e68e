import type { DistrictStore } from '@onegrid/store';
import type { ServiceQuestion } from './insight-thread.ts';
import type { AskedPlan } from './plan-insights.ts';

/** A plan with the layers that its base was merged from, and the people and buildings of today. */
export async function serviceQuestion(district: DistrictStore, plan: AskedPlan): Promise<ServiceQuestion> {
  const state = await district.plans.state(plan.id, plan.revision);
  if (state === null) throw new Error(`The plan ${plan.id} has no state at revision ${plan.revision}.`);
  const { atoms, codes, outline, options } = state;
  const points = await district.assets.householdPoints();
  return {
    atoms,
    codes,
    options,
    input: {
      outline,
      layers: await district.layers.departmentLayers(state.layers.map(({ layerId }) => layerId)),
      buildings: await district.assets.mergeBuildings(),
      ...(points.length > 0 ? { households: { kind: 'points', points } } : {}),
    },
  };
}
