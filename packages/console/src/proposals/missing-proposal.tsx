import { useEffect, useRef } from 'react';
import { useMutation } from 'urql';
import { startProposalDocument } from '../graphql/merge-documents.ts';
import { namedObjective, type ObjectiveName } from '../merge/objective.ts';
import { TaskView } from '../merge/task-view.tsx';
import { draftKey } from '../merge/tasks.ts';
import { useTask } from '../merge/use-task.ts';
import { useWords } from '../messages/use-words.ts';

/** A plan that nobody has asked for yet, and the button that works it out. */
export function MissingProposal(props: {
  readonly name: ObjectiveName;
  readonly planId: string;
  readonly onMade: () => void;
}) {
  const { t } = useWords();
  const [, startProposal] = useMutation(startProposalDocument);
  const title = t(`objective.${props.name}`);
  const task = useTask(draftKey(props.planId, props.name), async () => {
    const { data, error } = await startProposal({
      input: { planId: props.planId, name: title, ...namedObjective(props.name) },
    });
    return { started: data?.startProposal, error: error?.message };
  });
  useWhenDone(task.job?.state === 'DONE' ? task.job.id : null, props.onMade);
  return (
    <section className="proposal missing" aria-label={title}>
      <h3>{title}</h3>
      <p className="muted">{t(`objectiveNote.${props.name}`)}</p>
      {!task.busy && (
        <button
          type="button"
          className="button small"
          aria-label={t('proposals.computeOf', { name: title })}
          onClick={() => void task.run()}
        >
          {t('proposals.compute')}
        </button>
      )}
      <TaskView task={task} />
    </section>
  );
}

/** Calls back once when a job is done. */
export function useWhenDone(jobId: string | null, done: () => void): void {
  const told = useRef<string | null>(null);
  useEffect(() => {
    if (jobId === null || told.current === jobId) return;
    told.current = jobId;
    done();
  }, [jobId, done]);
}
