import { MERGE_STAGES } from '@onegrid/planning';
import type { JobRecord } from '@onegrid/store';

/** After a quick merge, which leaves it out: what every layer holds of every atom. */
export const LEDGER_STAGE = 'ledger';

/** The stages of each kind of job in their order. */
export const JOB_STAGES: Readonly<Record<string, readonly string[]>> = {
  merge: [...MERGE_STAGES, LEDGER_STAGE],
  propose: ['propose', 'explain', 'judge'],
  explain: ['propose'],
  ensemble: ['ensemble'],
};

/** Progress over all stages, each counted alike: stages in the store run from 0 to 1 one after the other. */
export function overallFraction({
  kind,
  state,
  stage,
  fraction,
}: Pick<JobRecord, 'kind' | 'state' | 'stage' | 'fraction'>): number {
  if (state === 'done') return 1;
  const stages = JOB_STAGES[kind] ?? [];
  const index = stage === null ? -1 : stages.indexOf(stage);
  return index < 0 ? 0 : (index + fraction) / stages.length;
}
