import type { MergeCommunity, MergeInput } from '@onegrid/planning';
import type { AreaRecord, DistrictStore, JobControl, JobOutcome, JobRecord, Store } from '@onegrid/store';
import { computeInChild } from './computing-child.ts';
import { earlierPlan } from './earlier-plan.ts';
import { type JobPlace, outcomeOf } from './job-work.ts';
import type { MergeParameters } from './merge-order.ts';

/** What the engine reads: the named layers with the weights asked for, and where the people live. */
async function mergeInput(
  district: DistrictStore,
  store: Store,
  parameters: MergeParameters,
): Promise<MergeInput | null> {
  const record = await store.district(district.code);
  if (record === null) return null;
  const layers = await district.layers.departmentLayers(parameters.layerIds);
  const points = await district.assets.householdPoints();
  const ground = await groundOf(district, parameters);
  const earlier =
    parameters.earlierPlanId == null ? null : await earlierPlan(district, parameters.earlierPlanId);
  return {
    outline: record.outline,
    layers: layers.map((layer) => ({
      ...layer,
      weight: parameters.weights[layer.department] ?? layer.weight,
    })),
    ...(points.length > 0 ? { households: { kind: 'points', points } } : {}),
    ...ground,
    ...(earlier === null ? {} : { earlier }),
  };
}

/** The base data that take part, as far as the district has any. */
async function groundOf(
  { assets, code }: DistrictStore,
  { ground }: MergeParameters,
): Promise<Pick<MergeInput, 'units' | 'communities' | 'streets' | 'buildings'>> {
  const units = ground.units ? await assets.compounds() : [];
  const communities = ground.communities ? await assets.communities() : [];
  const streets = ground.streets ? await assets.streetLines() : [];
  const buildings = ground.buildings ? await assets.mergeBuildings() : [];
  return {
    ...(units.length > 0 ? { units } : {}),
    ...(communities.length > 0 ? { communities: communities.map((area) => mergeCommunity(area, code)) } : {}),
    ...(streets.length > 0 ? { streets } : {}),
    ...(buildings.length > 0 ? { buildings } : {}),
  };
}

/** A community with its twelve digits, where it has a code. */
function mergeCommunity({ id, name, code, geometry }: AreaRecord, district: string): MergeCommunity {
  return { id, name, code: /^[0-9]{6}$/.test(code) ? `${district}${code}` : null, geometry };
}

/** Runs one merge job: read, compute in a child process, save. The saved plan's id is the job's result. */
export async function runMerge(job: JobRecord, control: JobControl, place: JobPlace): Promise<JobOutcome> {
  const { district, store } = place;
  const parameters = job.params as MergeParameters;
  const input = await mergeInput(district, store, parameters);
  if (input === null) return { kind: 'failed', code: 'district-missing' };
  const { name, layerIds, options } = parameters;
  const end = await computeInChild({ kind: 'merge', order: { input, options } }, control);
  return outcomeOf(job, end, place, async ({ merged, claims }) => {
    const plan = await district.plans.saveMergeResult(
      { name, outline: input.outline, layerIds, options, result: merged, claims },
      { accountId: job.requestedByAccount, name: job.requestedBy },
    );
    return { kind: 'done', result: { planId: plan.id } };
  });
}
