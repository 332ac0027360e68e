import { explainCounterfactual } from '@onegrid/planning';
import type { RequestContext } from '../request/context.ts';
import type { ComputedExplanation } from './compute-explanation.ts';
import type { Ensemble, Explanation } from './job-result-type.ts';
import type { Job } from './job-type.ts';

/** What a job of kind `ensemble` found. */
export function ensembleIn({ kind, result }: Pick<Job, 'kind' | 'result'>): Ensemble | null {
  return kind === 'ensemble' && result !== null ? (result as Ensemble) : null;
}

/** What a job of kind `explain` found, in words. */
export function explanationIn(
  { kind, result }: Pick<Job, 'kind' | 'result'>,
  { locale }: Pick<RequestContext, 'locale'>,
): Explanation | null {
  if (kind !== 'explain' || result === null) return null;
  const { subject, found, grids } = result as ComputedExplanation;
  // Codes of the plan that is told are not wanted: it is not saved.
  const text = explainCounterfactual(
    found.kind === 'possible' ? { ...found, codes: [] } : found,
    locale,
    subject,
  );
  return found.kind === 'possible'
    ? {
        possible: true,
        reason: null,
        agreementChange: found.change,
        households: found.households,
        planId: null,
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
