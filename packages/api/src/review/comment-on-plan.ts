import { Role } from '../access/account-type.ts';
import { holds } from '../access/policy-rule.ts';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { refusal } from '../schema/problem.ts';
import { asRefusal, isRefused } from '../schema/refused.ts';
import { type AddCommentInput, type CommentResult, PlanComment } from './comment-type.ts';
import { saidText } from './said-text.ts';

type Answer = Promise<typeof CommentResult>;

/** Pins what somebody says on the map of a plan. */
export async function addComment(input: AddCommentInput, context: RequestContext): Answer {
  const text = saidText(input.text, context);
  if (typeof text !== 'string') return text;
  const [lon, lat] = input.at;
  if (input.at.length !== 2 || !(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
    return refusal('point-out-of-range', context.say('point-out-of-range'));
  }
  const outcome = await districtOf(context).reviews.addComment(
    {
      planId: input.planId,
      kind: input.kind,
      text,
      at: [lon, lat],
      communityId: input.communityId ?? null,
      grid: input.grid ?? null,
      departmentId: context.viewer?.departmentId ?? null,
    },
    actorOf(context),
  );
  return isRefused(outcome) ? asRefusal(outcome, context) : Object.assign(new PlanComment(), outcome);
}

/** Answers an open comment; anyone may. */
export async function answerComment(id: string, text: string, context: RequestContext): Answer {
  const said = saidText(text, context);
  if (typeof said !== 'string') return said;
  const departmentId = context.viewer?.departmentId ?? null;
  const outcome = await districtOf(context).reviews.answerComment(id, said, departmentId, actorOf(context));
  return isRefused(outcome) ? asRefusal(outcome, context) : Object.assign(new PlanComment(), outcome);
}

/**
 * Settles a comment: its own department may, planners may where it is no objection, an administrator always.
 */
export async function resolveComment(id: string, context: RequestContext): Answer {
  const { viewer } = context;
  const outcome = await districtOf(context).reviews.resolveComment(
    id,
    {
      departmentId: viewer?.departmentId ?? null,
      remarks: viewer !== null && holds(viewer, Role.PLANNER),
      everything: viewer !== null && holds(viewer, Role.ADMINISTRATOR),
    },
    actorOf(context),
  );
  return isRefused(outcome) ? asRefusal(outcome, context) : Object.assign(new PlanComment(), outcome);
}
