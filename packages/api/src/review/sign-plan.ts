import { shownPlan } from '../plan/shown-plan.ts';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { refusal } from '../schema/problem.ts';
import { asRefusal, isRefused } from '../schema/refused.ts';
import { actsForDepartment } from './acts-for-department.ts';
import { PlanReviewed, type ReviewResult } from './review-type.ts';
import { saidNote } from './said-text.ts';

const MOST_COMMUNITIES = 1000;

export interface SignRequest {
  readonly planId: string;
  readonly departmentId: string;
  readonly communityIds: readonly string[];
  readonly approve: boolean;
  readonly comment: string | null;
}

/**
 * Writes a department's word. Officers give that of their own department; an administrator may enter one that
 * came on paper, and then says on whose. Whoever objects says why.
 */
export async function signPlan(request: SignRequest, context: RequestContext): Promise<typeof ReviewResult> {
  const { planId, departmentId, communityIds, approve } = request;
  const refuse = (code: string) => refusal(code, context.say(code, { limit: MOST_COMMUNITIES }));
  if (!actsForDepartment(departmentId, context)) return refuse('own-department-only');
  if (communityIds.length < 1 || communityIds.length > MOST_COMMUNITIES) return refuse('community-count');
  const comment = saidNote(request.comment, context);
  if (typeof comment === 'object' && comment !== null) return comment;
  if (comment === null && !approve) return refuse('objection-without-words');
  if (comment === null && context.viewer?.departmentId !== departmentId) return refuse('paper-signature');
  const outcome = await districtOf(context).reviews.sign(
    planId,
    { departmentId, communityIds, approve, comment },
    actorOf(context, comment),
  );
  if (isRefused(outcome)) return asRefusal(outcome, context);
  return Object.assign(new PlanReviewed(), { plan: shownPlan(outcome) });
}
