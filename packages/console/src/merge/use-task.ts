import { useSyncExternalStore } from 'react';
import type { FollowedJob } from '../graphql/merge-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { askForTask, listenToTasks, type StartAnswer, taskOf } from './tasks.ts';
import { hasEnded, useJob } from './use-job.ts';

/** A job that a button asks for, followed where the button stands. `key` says what it is about. */
export function useTask(
  key: string,
  start: () => Promise<StartAnswer>,
): {
  readonly job: FollowedJob | null;
  /** The job is asked for or under way. */
  readonly busy: boolean;
  readonly problem: string | null;
  run(): Promise<void>;
} {
  const { t } = useWords();
  const { starting, jobId, problem } = useSyncExternalStore(listenToTasks, () => taskOf(key));
  const { job, error } = useJob(jobId);
  const ended = job !== null && hasEnded(job);
  return {
    job,
    busy: starting || (jobId !== null && !ended && error === null),
    problem: problem ?? error,
    run: () => askForTask(key, start, t('state.failed')),
  };
}
