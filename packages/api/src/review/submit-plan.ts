import { EditRejected } from '../plan/edit-type.ts';
import { shownPlan } from '../plan/shown-plan.ts';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { asRefusal, isRefused } from '../schema/refused.ts';
import { reviewIssues } from './review-issues.ts';
import { PlanReviewed, type ReviewResult } from './review-type.ts';
import { saidNote } from './said-text.ts';

export interface SubmitRequest {
  readonly planId: string;
  readonly revision: number;
  readonly note: string | null;
}

/** Puts a plan before the departments, unless a rule is broken: they are not to sign what cannot come into force. */
export async function submitPlan(
  { planId, revision, note }: SubmitRequest,
  context: RequestContext,
): Promise<typeof ReviewResult> {
  const said = saidNote(note, context);
  if (typeof said === 'object' && said !== null) return said;
  const issues = await reviewIssues(planId, context);
  if (issues.length > 0) return Object.assign(new EditRejected(), { issues });
  const outcome = await districtOf(context).reviews.submit(
    { planId, revision, note: said },
    actorOf(context, said),
  );
  if (isRefused(outcome)) return asRefusal(outcome, context);
  return Object.assign(new PlanReviewed(), { plan: shownPlan(outcome) });
}
