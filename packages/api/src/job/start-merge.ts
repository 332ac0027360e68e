import type { JobRecord, LayerRecord } from '@onegrid/store';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { type Refusal, refusal } from '../schema/problem.ts';
import type { StartMergeInput } from './job-type.ts';
import { type MergeParameters, MOST_GRIDS, mergeOptions } from './merge-order.ts';

/** The layers, all accepted and each of another department, or why they cannot be merged. */
function chosenLayers(
  ids: readonly string[],
  found: ReadonlyMap<string, LayerRecord>,
  context: RequestContext,
): readonly LayerRecord[] | Refusal {
  const layers: LayerRecord[] = [];
  for (const id of new Set(ids)) {
    const layer = found.get(id);
    if (layer === undefined) return refusal('layer-not-found', context.say('layer-not-found'));
    if (layer.status !== 'accepted') {
      return refusal('layer-not-accepted', context.say('layer-not-accepted', { file: layer.fileName }));
    }
    if (layers.some(({ departmentId }) => departmentId === layer.departmentId)) {
      const department = layer.departmentId;
      return refusal('one-layer-a-department', context.say('one-layer-a-department', { department }));
    }
    layers.push(layer);
  }
  return layers.length > 0 ? layers : refusal('layers-too-few', context.say('layers-too-few'));
}

/** Checks what was asked and puts the merge into the queue. */
export async function startMerge(
  input: StartMergeInput,
  context: RequestContext,
): Promise<JobRecord | Refusal> {
  const { layers: stored, jobs } = districtOf(context);
  const options = mergeOptions(input);
  if (typeof options === 'string') return refusal(options, context.say(options, { limit: MOST_GRIDS }));
  const layers = chosenLayers(input.layerIds, await stored.layersByIds(input.layerIds), context);
  if ('code' in layers) return layers;
  const departments = await context.loaders.departments();
  const weights: Record<string, number> = {};
  for (const { departmentId, weight } of input.weights ?? []) {
    if (!(weight > 0 && weight <= 100))
      return refusal('weight-out-of-range', context.say('weight-out-of-range'));
    if (!departments.some(({ id }) => id === departmentId)) {
      return refusal('unknown-department', context.say('unknown-department'));
    }
    weights[departmentId] = weight;
  }
  const name = input.name?.trim() || new Date().toISOString().slice(0, 16).replace('T', ' ');
  const ground = {
    units: input.useUnits,
    communities: input.useCommunities,
    streets: input.useStreets,
    buildings: input.useBuildings,
  };
  const earlierPlanId = input.earlierPlanId ?? null;
  if (earlierPlanId !== null && (await context.loaders.plan.load(earlierPlanId)) === null)
    return refusal('plan-not-found', context.say('plan-not-found'));
  const layerIds = layers.map(({ id }) => id);
  const params: MergeParameters = { name, layerIds, weights, options, ground, earlierPlanId };
  return jobs.enqueue({ kind: 'merge', params }, actorOf(context));
}
