import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { type FollowedJob, followedJobDocument } from '../graphql/merge-documents.ts';

const POLL_MS = 500;

/** Whether nothing more will come of a job. */
export function hasEnded({ state }: Pick<FollowedJob, 'state'>): boolean {
  return state === 'DONE' || state === 'FAILED' || state === 'CANCELLED';
}

/** A job, asked for again and again until it has ended; null for none, and before the first answer. */
export function useJob(jobId: string | null): {
  readonly job: FollowedJob | null;
  readonly error: string | null;
} {
  const client = useClient();
  const [job, setJob] = useState<FollowedJob | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    setJob(null);
    setError(null);
    if (jobId === null) return;
    let timer = 0;
    let live = true;
    const ask = async () => {
      const answer = await client.query(
        followedJobDocument,
        { id: jobId },
        { requestPolicy: 'network-only' },
      );
      if (!live) return;
      const next = answer.data?.job ?? null;
      setJob((known) => next ?? known);
      setError(next === null ? (answer.error?.message ?? null) : null);
      if (next === null || !hasEnded(next)) timer = window.setTimeout(() => void ask(), POLL_MS);
    };
    void ask();
    return () => {
      live = false;
      window.clearTimeout(timer);
    };
  }, [client, jobId]);
  return { job: job?.id === jobId ? job : null, error };
}
