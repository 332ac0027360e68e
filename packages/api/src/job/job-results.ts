import { explainCounterfactual } from '@onegrid/planning';
import { districtOf, type RequestContext } from '../request/context.ts';
import { questionIn } from './adopt-explanation.ts';
import type { ComputedExplanation } from './compute-explanation.ts';
import type { Ensemble, Explanation } from './job-result-type.ts';
import type { Job } from './job-type.ts';
import type { ExplanationParameters } from './start-plan-job.ts';

/** What a job of kind `ensemble` found. */
export function ensembleIn({ kind, result }: Pick<Job, 'kind' | 'result'>): Ensemble | null {
  return kind === 'ensemble' && result !== null ? (result as Ensemble) : null;
}

/** What a job of kind `explain` found, in words. */
export async function explanationIn(
  { kind, params, result }: Pick<Job, 'kind' | 'params' | 'result'>,
  context: RequestContext,
): Promise<Explanation | null> {
  if (kind !== 'explain' || result === null) return null;
  const { subject, found, grids } = result as ComputedExplanation;
  // The sentence does not depend on the grid of each atom.
  const text = explainCounterfactual(
    found.kind === 'possible' ? { ...found, codes: [] } : found,
    context.locale,
    subject,
  );
  const parameters = params as ExplanationParameters;
  return found.kind === 'possible'
    ? {
        possible: true,
        reason: null,
        agreementChange: found.change,
        households: found.households,
        planId: await districtOf(context).plans.answeringPlan(parameters.planId, questionIn(parameters)),
        grids,
        text,
      }
    : {
        possible: false,
        reason: text,
        agreementChange: null,
        households: null,
        planId: null,
        grids: null,
        text,
      };
}
