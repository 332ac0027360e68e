import { MERGE_STAGES } from '@onegrid/planning';
import { Progress } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useClient, useMutation } from 'urql';
import { navigation } from '../app/navigation.ts';
import { useWorkbench } from '../app/workbench.tsx';
import type { Job } from '../graphql/fragments.ts';
import { cancelJobDocument, jobDocument } from '../graphql/work-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { freePadding } from '../shell/padding.ts';
import { ErrorNote, Skeletons } from '../shell/parts.tsx';
import { useToasts } from '../shell/toasts.tsx';

const POLL_MS = 500;

/** A merge under way: what is being done, how far, and a way to stop it. */
export function MergeProgressPage({
  jobId,
  onAgain,
}: {
  readonly jobId: string;
  readonly onAgain: () => void;
}) {
  const { t } = useWords();
  const { refresh } = useWorkbench();
  const toasts = useToasts();
  const { job, error } = useJob(jobId);
  const [, cancel] = useMutation(cancelJobDocument);
  const [cancelling, setCancelling] = useState(false);
  const finished = useRef(false);

  useEffect(() => {
    if (job?.state !== 'DONE' || finished.current) return;
    finished.current = true;
    refresh();
    toasts.show({ text: t('merge.done') });
    navigation.go({
      workspace: 'plan',
      plan: null,
      page: null,
      compare: 'after',
      selection: null,
      // The new grids first; the departments' own are a press away.
      departments: [],
    });
  }, [job, refresh, toasts, t]);
  useFitToNewPlan(job);

  if (error !== null) {
    return (
      <div className="panel-body">
        <ErrorNote message={error} />
      </div>
    );
  }
  if (job === null) {
    return (
      <div className="panel-body">
        <Skeletons />
      </div>
    );
  }
  const now = MERGE_STAGES.indexOf(job.stage as (typeof MERGE_STAGES)[number]);
  const running = job.state === 'QUEUED' || job.state === 'RUNNING';
  const share = job.state === 'DONE' ? 1 : now === -1 ? 0 : (now + job.fraction) / MERGE_STAGES.length;
  return (
    <>
      <div className="panel-body" data-testid="merge-progress">
        <p className="inspect-title">{t(`job.${job.state}`)}</p>
        <Progress
          percent={Math.round(share * 100)}
          aria-label={t('merge.progress')}
          status={running ? 'active' : 'normal'}
        />
        <ol className="stages">
          {MERGE_STAGES.map((stage, index) => (
            <li
              key={stage}
              data-state={
                job.state === 'DONE' || index < now ? 'done' : index === now && running ? 'now' : 'later'
              }
              aria-current={index === now && running ? 'step' : undefined}
            >
              {t(`stage.${stage}`)}
            </li>
          ))}
        </ol>
        {job.message !== null && (
          <p className={`note ${job.state === 'FAILED' ? 'bad' : ''}`}>{job.message}</p>
        )}
      </div>
      <div className="panel-foot">
        {running ? (
          <button
            type="button"
            className="button wide"
            disabled={cancelling}
            onClick={() => {
              setCancelling(true);
              void cancel({ id: job.id });
            }}
          >
            {t(cancelling ? 'merge.cancelling' : 'merge.cancel')}
          </button>
        ) : (
          <button type="button" className="button primary wide" onClick={onAgain}>
            {t('merge.again')}
          </button>
        )}
      </div>
    </>
  );
}

/** The job, asked for again and again until it has ended. */
function useJob(jobId: string): { readonly job: Job | null; readonly error: string | null } {
  const client = useClient();
  const [job, setJob] = useState<Job | null>(null);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => {
    let timer = 0;
    let live = true;
    const ask = async () => {
      const answer = await client.query(jobDocument, { id: jobId }, { requestPolicy: 'network-only' });
      if (!live) return;
      const next = answer.data?.job ?? null;
      setJob((known) => next ?? known);
      setError(next === null ? (answer.error?.message ?? null) : null);
      const ended = next !== null && ['DONE', 'FAILED', 'CANCELLED'].includes(next.state);
      if (!ended) timer = window.setTimeout(() => void ask(), POLL_MS);
    };
    void ask();
    return () => {
      live = false;
      window.clearTimeout(timer);
    };
  }, [client, jobId]);
  return { job, error };
}

/** Shows the whole of a plan that has just been made. */
function useFitToNewPlan(job: Job | null): void {
  const { stage, district } = useWorkbench();
  const done = job?.state === 'DONE';
  useEffect(() => {
    if (done && district !== null) stage?.fit(district.bounds as never, freePadding());
  }, [done, stage, district]);
}
