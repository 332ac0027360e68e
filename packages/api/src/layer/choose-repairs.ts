import type { LayerRepairs } from '@onegrid/planning';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { refusal } from '../schema/problem.ts';
import { asRefusal } from '../schema/refused.ts';
import { type ChooseRepairsInput, type ChooseRepairsResult, LayerFaults } from './layer-fault-type.ts';

/** Choices of one layer: more than any layer has grids or faults. */
const MOST_CHOICES = 20_000;

/** What was chosen, or the reason code of the first choice that is none. */
function chosen({ rule, priority, byHand }: ChooseRepairsInput): LayerRepairs | string {
  if (priority.length > MOST_CHOICES || byHand.length > MOST_CHOICES) return 'repairs-too-many';
  if (rule === 'priority' && priority.length === 0) return 'repairs-without-priority';
  if (new Set(priority).size < priority.length) return 'repairs-named-twice';
  if (new Set(byHand.map(({ faultId }) => faultId)).size < byHand.length) return 'repairs-named-twice';
  return {
    rule,
    priority,
    byHand: Object.fromEntries(byHand.map(({ faultId, receiver }) => [faultId, receiver ?? null])),
  };
}

/** Keeps a department's choice for the faults of a layer; the next merge carries it out. */
export async function chooseRepairs(
  input: ChooseRepairsInput,
  context: RequestContext,
): Promise<typeof ChooseRepairsResult> {
  const repairs = chosen(input);
  if (typeof repairs === 'string') return refusal(repairs, context.say(repairs, { limit: MOST_CHOICES }));
  const { layerFaults } = districtOf(context);
  const refused = await layerFaults.chooseRepairs(input.layerId, repairs, actorOf(context));
  if (refused !== null) return asRefusal(refused, context);
  const { rule, priority } = repairs;
  return Object.assign(new LayerFaults(), { rule, priority, layerId: input.layerId });
}
