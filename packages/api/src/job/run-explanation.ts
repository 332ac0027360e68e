import type { LostLine } from '@onegrid/planning';
import type { JobControl, JobOutcome, JobRecord } from '@onegrid/store';
import { LOST_LINES } from '../insight/lost-lines.ts';
import { insightKey } from '../insight/plan-insights.ts';
import { questionOf } from '../insight/plan-question.ts';
import type { ExplanationOrder } from './compute-explanation.ts';
import { computeInChild } from './computing-child.ts';
import { type JobPlace, outcomeOf } from './job-work.ts';
import type { ExplanationParameters } from './start-plan-job.ts';

/** The line that is meant; null where the plan has none of this id at the revision. */
async function lineOf(
  { district }: JobPlace,
  { planId, revision, lostLineId, arcId }: ExplanationParameters,
): Promise<Pick<ExplanationOrder, 'subject' | 'line'> | null> {
  if (arcId !== null) {
    const arc = (await district.plans.arcsAt(planId, revision)).find(({ id }) => id === arcId);
    if (arc === undefined) return null;
    const coordinates = arc.geometry.coordinates.map(([lon, lat]) => [lon!, lat!] as const);
    return { subject: 'arc', line: { coordinates } };
  }
  const key = insightKey({ id: planId, revision }, LOST_LINES);
  const found = (await district.insights.itemsByIds(key, [lostLineId!])).get(lostLineId!);
  return found === undefined ? null : { subject: 'line', line: { atomPairs: (found as LostLine).atomPairs } };
}

/** Searches a plan with a line brought back, or an arc taken away, in a child process; equal questions are computed once. */
export async function runExplanation(
  job: JobRecord,
  control: JobControl,
  place: JobPlace,
): Promise<JobOutcome> {
  const parameters = job.params as ExplanationParameters;
  const { planId, revision, lostLineId, arcId } = parameters;
  const { plans, insights } = place.district;
  const kind = `explanation ${arcId === null ? `line ${lostLineId}` : `arc ${arcId}`}`;
  const known = (await insights.contents(kind, [{ planId, revision }])).get(planId);
  if (known !== undefined) return { kind: 'done', result: known };
  const [plan, state] = [await plans.plan(planId), await plans.state(planId, revision)];
  if (plan === null || state === null) return { kind: 'failed', code: 'plan-not-found' };
  const line = await lineOf(place, parameters);
  if (line === null) return { kind: 'failed', code: arcId === null ? 'line-unknown-here' : 'arc-unknown' };
  const order = {
    plan: questionOf(state, plan),
    ...line,
    retiredCodes: state.usedCodes,
    seed: plan.report.options.seed,
  };
  const end = await computeInChild({ kind: 'explain', order }, control);
  return outcomeOf(job, end, place, async (content) => {
    await insights.keep({ planId, revision, kind, content });
    return { kind: 'done', result: content };
  });
}
