import { EditRejected } from '../plan/edit-type.ts';
import { shownPlan } from '../plan/shown-plan.ts';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { refusal } from '../schema/problem.ts';
import { asRefusal, isRefused } from '../schema/refused.ts';
import { type PlanPublicationResult, PlanPublished, type PublishResult } from './publication-type.ts';
import { reviewIssues } from './review-issues.ts';
import { saidNote } from './said-text.ts';
import { shownPreview, shownPublication } from './shown-publication.ts';

/** What publishing a plan would give, nothing written. */
export async function planPublication(
  planId: string,
  context: RequestContext,
): Promise<typeof PlanPublicationResult> {
  const preview = await districtOf(context).publications.preview(planId);
  return isRefused(preview) ? asRefusal(preview, context) : shownPreview(preview);
}

/** Brings a plan into force that every department signed and that still keeps the rules. */
export async function publishPlan(
  planId: string,
  reason: string | null,
  context: RequestContext,
): Promise<typeof PublishResult> {
  const said = saidNote(reason, context);
  if (typeof said === 'object' && said !== null) return said;
  const district = districtOf(context);
  const plan = await district.plans.plan(planId);
  if (plan === null) return refusal('plan-not-found', context.say('plan-not-found'));
  const issues = await reviewIssues(planId, context);
  if (issues.length > 0) return Object.assign(new EditRejected(), { issues });
  const outcome = await district.publications.publish(planId, plan.revision, actorOf(context, said));
  if (isRefused(outcome)) return asRefusal(outcome, context);
  return Object.assign(new PlanPublished(), {
    plan: shownPlan(outcome.plan),
    publication: shownPublication(outcome.publication),
  });
}
