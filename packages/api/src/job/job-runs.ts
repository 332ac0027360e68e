import type { JobRun } from './job-work.ts';
import { runMerge } from './run-merge.ts';

/** How each kind of job is run. */
export const JOB_RUNS: Readonly<Record<string, JobRun>> = { merge: runMerge };
