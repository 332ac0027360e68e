import { type Actor, SYSTEM_ACTOR } from '../actor.ts';
import { type Refused, StoreError } from '../outcome.ts';
import type { PlanRecord } from '../plan/records.ts';
import type { DistrictStore } from '../store.ts';

/**
 * Brings a draft of a made-up district into force the way every plan goes: put up for review, signed by every
 * department for every community, lead departments last, and published. Throws where a step is refused.
 */
export async function signAndPublish(
  district: DistrictStore,
  planId: string,
  by: Actor = SYSTEM_ACTOR,
): Promise<PlanRecord> {
  const plan = await district.plans.plan(planId);
  const revision = plan?.revision ?? 0;
  settled(await district.reviews.submit({ planId, revision, note: null }, by));
  const { communities } = (await district.reviews.standings([planId])).get(planId)!;
  const communityIds = communities.map(({ communityId }) => communityId);
  const departments = await district.layers.departments();
  const leadersLast = [...departments].sort((a, b) => Number(a.lead) - Number(b.lead));
  for (const { id } of leadersLast) {
    const signing = { departmentId: id, communityIds, approve: true, comment: null };
    settled(await district.reviews.sign(planId, signing, by));
  }
  return settled(await district.publications.publish(planId, revision, by)).plan;
}

function settled<Value extends object>(outcome: Value | Refused): Value {
  if ('kind' in outcome && outcome.kind === 'refused') {
    const { code, params } = outcome as Refused;
    throw new StoreError(code, `A made-up district was refused: ${code}.`, params);
  }
  return outcome as Value;
}
