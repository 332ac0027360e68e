import { useState } from 'react';
import type { Job } from '../graphql/fragments.ts';
import type { FollowedJob } from '../graphql/merge-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { useJob } from './use-job.ts';

type Started =
  | ({ readonly __typename: 'Job' } & Pick<Job, 'id'>)
  | { readonly __typename: 'Refusal'; readonly reason: string };

/** What asking for a job led to: an answer of the api, or a failure on the way. */
export interface StartAnswer {
  readonly started: Started | null | undefined;
  readonly error: string | undefined;
}

/** Jobs that were asked for since the page was loaded, by what they are about: leaving a page loses none. */
const asked = new Map<string, string>();

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
  const [, setTurn] = useState(0);
  const [starting, setStarting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const jobId = asked.get(key) ?? null;
  const { job, error } = useJob(jobId);
  const run = async () => {
    setStarting(true);
    setProblem(null);
    asked.delete(key);
    const answer = await start();
    setStarting(false);
    if (answer.started?.__typename === 'Job') asked.set(key, answer.started.id);
    else setProblem(answer.started?.reason ?? answer.error ?? t('state.failed'));
    setTurn((turn) => turn + 1);
  };
  const ended = job !== null && (job.state === 'DONE' || job.state === 'FAILED' || job.state === 'CANCELLED');
  return {
    job,
    busy: starting || (jobId !== null && !ended && error === null),
    problem: problem ?? error,
    run,
  };
}
