import { useEffect, useRef } from 'react';
import { useMutation } from 'urql';
import { navigation } from '../app/navigation.ts';
import { useMay } from '../app/session.tsx';
import { useWorkbench } from '../app/workbench.tsx';
import { startProposalDocument } from '../graphql/merge-documents.ts';
import { useWords } from '../messages/use-words.ts';
import type { Objective } from './objective.ts';
import { TaskView } from './task-view.tsx';
import { draftKey } from './tasks.ts';
import { useTask } from './use-task.ts';

/** A plan is a quick preview: says so, and goes on with the whole search from where it stopped. */
export function RefineNote(props: { readonly planId: string; readonly objective: Objective }) {
  const { t, formats } = useWords();
  const mayPropose = useMay('startProposal');
  const [, startProposal] = useMutation(startProposalDocument);
  const task = useTask(draftKey(props.planId, 'refine'), async () => {
    const { agreement, evenness, stability } = props.objective;
    const name = t('merge.refinedName', { time: formats.dateTime(new Date().toISOString()) });
    const { data, error } = await startProposal({
      input: { planId: props.planId, name, agreement, evenness, stability },
    });
    return { started: data?.startProposal, error: error?.message };
  });
  useOpenWhenMade(task.job?.state === 'DONE' ? (task.job.plan?.id ?? null) : null);
  return (
    <section className="note refine" aria-label={t('merge.quickTitle')}>
      <strong>{t('merge.quickTitle')}</strong>
      <p>{t('merge.quickNote')}</p>
      {mayPropose && !task.busy && (
        <button type="button" className="button primary" onClick={() => void task.run()}>
          {t('merge.refine')}
        </button>
      )}
      <TaskView task={task} />
    </section>
  );
}

/** Opens a plan as soon as a job has made it, once. */
export function useOpenWhenMade(planId: string | null): void {
  const { refresh } = useWorkbench();
  // A job that was done before the page opened was opened then.
  const before = useRef(planId);
  useEffect(() => {
    if (planId === null || before.current === planId) return;
    before.current = planId;
    refresh();
    navigation.go({ plan: planId, selection: null });
  }, [planId, refresh]);
}
