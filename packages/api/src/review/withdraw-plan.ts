import { shownPlan } from '../plan/shown-plan.ts';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { asRefusal, isRefused } from '../schema/refused.ts';
import { PlanReviewed, type ReviewResult } from './review-type.ts';
import { saidText } from './said-text.ts';

/** Takes a plan back from review; departments are told why. */
export async function withdrawPlan(
  planId: string,
  reason: string,
  context: RequestContext,
): Promise<typeof ReviewResult> {
  const said = saidText(reason, context);
  if (typeof said !== 'string') return said;
  const outcome = await districtOf(context).reviews.withdraw(planId, said, actorOf(context, said));
  if (isRefused(outcome)) return asRefusal(outcome, context);
  return Object.assign(new PlanReviewed(), { plan: shownPlan(outcome) });
}
