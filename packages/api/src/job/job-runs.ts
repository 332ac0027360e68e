import { RETENTION_JOB } from '@onegrid/store';
import type { JobRun } from './job-work.ts';
import { runEnsemble } from './run-ensemble.ts';
import { runExplanation } from './run-explanation.ts';
import { runMerge } from './run-merge.ts';
import { runProposal } from './run-proposal.ts';
import { runRetention } from './run-retention.ts';

/** How each kind of job is run. */
export const JOB_RUNS: Readonly<Record<string, JobRun>> = {
  merge: runMerge,
  propose: runProposal,
  explain: runExplanation,
  ensemble: runEnsemble,
  [RETENTION_JOB]: runRetention,
};
