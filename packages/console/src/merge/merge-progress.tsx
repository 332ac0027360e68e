import { MERGE_STAGES } from '@onegrid/planning';
import { useEffect, useRef } from 'react';
import { navigation } from '../app/navigation.ts';
import { useWorkbench } from '../app/workbench.tsx';
import type { FollowedJob } from '../graphql/merge-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { freePadding } from '../shell/padding.ts';
import { ErrorNote, Skeletons } from '../shell/parts.tsx';
import { useToasts } from '../shell/toasts.tsx';
import { CancelJob, JobView } from './job-view.tsx';
import { hasEnded, useJob } from './use-job.ts';

/** A merge under way: what each stage found, what is being done, how far, and a way to stop it. */
export function MergeProgressPage(props: { readonly jobId: string; readonly onAgain: () => void }) {
  const { t } = useWords();
  const { refresh } = useWorkbench();
  const toasts = useToasts();
  const { job, error } = useJob(props.jobId);
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

  if (error !== null || job === null) {
    return <div className="panel-body">{error !== null ? <ErrorNote message={error} /> : <Skeletons />}</div>;
  }
  return (
    <>
      <div className="panel-body" data-testid="merge-progress">
        <p className="inspect-title">{t(`job.${job.state}`)}</p>
        <JobView job={job} stages={MERGE_STAGES} />
      </div>
      <div className="panel-foot">
        {hasEnded(job) ? (
          <button type="button" className="button primary wide" onClick={props.onAgain}>
            {t('merge.again')}
          </button>
        ) : (
          <CancelJob job={job} wide />
        )}
      </div>
    </>
  );
}

/** Shows the whole of a plan that has just been made. */
function useFitToNewPlan(job: FollowedJob | null): void {
  const { stage, district } = useWorkbench();
  const done = job?.state === 'DONE';
  useEffect(() => {
    if (done && district !== null) stage?.fit(district.bounds as never, freePadding());
  }, [done, stage, district]);
}
