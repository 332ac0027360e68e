import type { JobControl, JobOutcome, JobRecord } from '@onegrid/store';
import { planQuestion } from '../insight/plan-question.ts';
import { computeInChild } from './computing-child.ts';
import { type JobPlace, outcomeOf } from './job-work.ts';
import type { EnsembleParameters } from './start-plan-job.ts';

/** Compares a plan with random plans in a child process; the same question is computed once. */
export async function runEnsemble(job: JobRecord, control: JobControl, place: JobPlace): Promise<JobOutcome> {
  const { planId, revision, plans, seed } = job.params as EnsembleParameters;
  const { insights, plans: stored } = place.district;
  const kind = `ensemble ${plans} ${seed}`;
  const known = (await insights.contents(kind, [{ planId, revision }])).get(planId);
  if (known !== undefined) return { kind: 'done', result: known };
  const plan = await stored.plan(planId);
  const question = plan && (await planQuestion(place.district, { ...plan, revision }));
  if (question === null) return { kind: 'failed', code: 'plan-not-found' };
  const order = { plan: question, plans, seed };
  const end = await computeInChild({ kind: 'ensemble', order }, control);
  return outcomeOf(job, end, place, async (result) => {
    const content = {
      plans: result.plans,
      betterThan: result.betterThan,
      own: result.own,
      quantiles: result.quantiles,
    };
    await insights.keep({ planId, revision, kind, content });
    return { kind: 'done', result: content };
  });
}
