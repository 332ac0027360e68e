import type { RequestContext } from '../request/context.ts';
import type { Ensemble, Explanation } from './job-result-type.ts';
import type { Job } from './job-type.ts';

/** What a job of kind `ensemble` found. */
export function ensembleIn({ kind, result }: Pick<Job, 'kind' | 'result'>): Ensemble | null {
  return kind === 'ensemble' && result !== null ? (result as Ensemble) : null;
}

/** What a job of kind `explain` found, in words. */
export async function explanationIn(
  { kind, result }: Pick<Job, 'kind' | 'result'>,
  _context: RequestContext,
): Promise<Explanation | null> {
  return kind === 'explain' && result !== null ? (result as Explanation) : null;
}
