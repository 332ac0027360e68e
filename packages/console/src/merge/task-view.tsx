import { Skeletons } from '../shell/parts.tsx';
import { CancelJob, JobView } from './job-view.tsx';
import { hasEnded } from './use-job.ts';
import type { useTask } from './use-task.ts';

/** Stages of a search on finished atoms, in their order. */
const PROPOSAL_STAGES = ['propose', 'explain', 'judge'];

/** How far a job that a button asked for has come, and what stopped it; nothing once it is done. */
export function TaskView({ task }: { readonly task: ReturnType<typeof useTask> }) {
  const { job, busy, problem } = task;
  return (
    <>
      {busy && job === null && <Skeletons lines={2} />}
      {job !== null && job.state !== 'DONE' && (
        <div className="task">
          <JobView job={job} stages={job.kind === 'propose' ? PROPOSAL_STAGES : undefined} />
          {!hasEnded(job) && <CancelJob job={job} />}
        </div>
      )}
      {problem !== null && (
        <p className="note bad" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
