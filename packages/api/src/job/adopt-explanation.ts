import type { JobRecord, LineQuestion, PlanRecord, PlanState } from '@onegrid/store';
import { questionOf } from '../insight/plan-question.ts';
import { actorOf, districtOf, type RequestContext } from '../request/context.ts';
import { type Refusal, refusal } from '../schema/problem.ts';
import { asRefusal, isRefused } from '../schema/refused.ts';
import { type ComputedExplanation, codesAfter } from './compute-explanation.ts';
import type { Division } from './derive-proposal.ts';
import type { ExplanationParameters } from './start-plan-job.ts';

type Possible = Extract<ComputedExplanation['found'], { kind: 'possible' }>;

/** The question that a job of kind `explain` answers. */
export function questionIn({ revision, lostLineId, arcId }: ExplanationParameters): LineQuestion {
  return { revision, lostLineId, arcId };
}

/**
 * Saves what an explanation found as a new draft on the plan's base. Of equal questions the answer is saved once: all
 * later adoptions give the same plan. Refused: `job-not-found`, `job-not-explanation`, `explanation-not-finished`,
 * `explanation-impossible`, `plan-moved-on` where the plan has been edited since.
 */
export async function adoptExplanation(
  jobId: string,
  name: string | null,
  context: RequestContext,
): Promise<PlanRecord | Refusal> {
  const { jobs, plans } = districtOf(context);
  const job = await jobs.job(jobId);
  const explanation = job === null ? 'job-not-found' : explanationOf(job);
  if (typeof explanation === 'string') return refusal(explanation, context.say(explanation));
  const { parameters, found, moved } = explanation;
  const answers = questionIn(parameters);
  const { planId, revision } = parameters;
  const adopted = await plans.answeringPlan(planId, answers);
  const plan = await context.loaders.plan.load(adopted ?? planId);
  if (plan === null) return refusal('plan-not-found', context.say('plan-not-found'));
  if (adopted !== null) return plan;
  const state = await plans.state(planId, revision);
  if (state === null || plan.revision !== revision)
    return refusal('plan-moved-on', context.say('plan-moved-on', { revision: plan.revision }));
  const division = await divisionOf(context, plan, state, found, moved);
  const proposal = await context.services.thinking.proposal(division);
  const { objective } = division.plan;
  const saved = await plans.saveProposal(
    { ...proposal, name: name?.trim() || plan.name, from: { planId, revision }, objective, answers },
    actorOf(context),
  );
  return isRefused(saved) ? asRefusal(saved, context) : saved;
}

/** What a job has found that can be adopted, or the code of the reason why it cannot. */
function explanationOf({ kind, state, params, result }: JobRecord) {
  if (kind !== 'explain') return 'job-not-explanation';
  if (state !== 'done') return 'explanation-not-finished';
  const { found, moved } = result as ComputedExplanation;
  if (found.kind === 'impossible') return 'explanation-impossible';
  return { parameters: params as ExplanationParameters, found, moved };
}

async function divisionOf(
  context: RequestContext,
  plan: PlanRecord,
  state: PlanState,
  found: Possible,
  moved: ComputedExplanation['moved'],
): Promise<Division> {
  const question = questionOf(state, plan);
  const { departments, layers, ground, drawnByHand } = await context.services.evidence.read(
    districtOf(context),
    plan,
  );
  return {
    plan: { ...question, codes: codesAfter(question.codes, { moved }) },
    search: { grids: null, seed: plan.report.options.seed, quick: false },
    outsideBand: found.outsideBand,
    steps: found.steps,
    evidence: { departments, layers, ground, drawnByHand },
    report: plan.report,
  };
}
