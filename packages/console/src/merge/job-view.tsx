import { MERGE_STAGES } from '@onegrid/planning';
import { Progress } from 'antd';
import { useState } from 'react';
import { useMutation } from 'urql';
import type { FollowedJob } from '../graphql/merge-documents.ts';
import { cancelJobDocument } from '../graphql/work-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { stageFigures } from './stage-figures.ts';
import { hasEnded } from './use-job.ts';

/** How far a job has come: what each stage found as it finishes, what is done now, and a way to stop it. */
export function JobView({ job, stages }: { readonly job: FollowedJob; readonly stages?: readonly string[] }) {
  const { t, formats } = useWords();
  const running = !hasEnded(job);
  const order = stages ?? [];
  const now = job.stage === null ? -1 : order.indexOf(job.stage);
  const share = job.state === 'DONE' ? 1 : job.fraction;
  return (
    <>
      <Progress
        percent={Math.round(share * 100)}
        aria-label={t('job.progress')}
        status={running ? 'active' : 'normal'}
      />
      {order.length > 0 && (
        <ol className="stages">
          {order.map((stage, index) => {
            const found = job.stages.find((finished) => finished.stage === stage);
            const done = found !== undefined || job.state === 'DONE' || index < now;
            const current = !done && index === now && running;
            return (
              <li
                key={stage}
                data-state={done ? 'done' : current ? 'now' : 'later'}
                aria-current={current ? 'step' : undefined}
              >
                <span className="grow">
                  <span>{stageName(stage, t)}</span>
                  {found !== undefined && (
                    <span className="muted">
                      {stageFigures(found.figures, t, formats).join(t('edit.and'))}
                    </span>
                  )}
                </span>
                {found !== undefined && (
                  <span className="muted number">{formats.seconds(found.milliseconds)}</span>
                )}
              </li>
            );
          })}
        </ol>
      )}
      {job.message !== null && (
        <p className={`note ${job.state === 'FAILED' ? 'bad' : ''}`} role="status">
          {job.message}
        </p>
      )}
    </>
  );
}

/** Stops a job that is under way. */
export function CancelJob({ job, wide }: { readonly job: FollowedJob; readonly wide?: boolean }) {
  const { t } = useWords();
  const [, cancel] = useMutation(cancelJobDocument);
  const [cancelling, setCancelling] = useState(false);
  if (hasEnded(job)) return null;
  return (
    <button
      type="button"
      className={wide === true ? 'button wide' : 'button small'}
      disabled={cancelling}
      onClick={() => {
        setCancelling(true);
        void cancel({ id: job.id });
      }}
    >
      {t(cancelling ? 'merge.cancelling' : wide === true ? 'merge.cancel' : 'job.cancel')}
    </button>
  );
}

function stageName(stage: string, t: ReturnType<typeof useWords>['t']): string {
  const known = MERGE_STAGES.find((name) => name === stage);
  return known === undefined ? stage : t(`stage.${known}`);
}
