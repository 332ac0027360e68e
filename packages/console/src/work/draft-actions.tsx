import { type FormEvent, useState } from 'react';
import { useMutation } from 'urql';
import { navigation } from '../app/navigation.ts';
import { useMay } from '../app/session.tsx';
import { useWorkbench } from '../app/workbench.tsx';
import { forkPlanDocument, renamePlanDocument } from '../graphql/edit-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { useToasts } from '../shell/toasts.tsx';

type Action = 'fork' | 'rename';
const LONGEST_NAME = 100;

/** Drafts by name: a copy of the plan that is shown to go on with, and another name for a draft. */
export function DraftActions({ onSaved }: { readonly onSaved: () => void }) {
  const { t } = useWords();
  const { plan, refresh } = useWorkbench();
  const toasts = useToasts();
  const mayFork = useMay('forkPlan');
  const mayRename = useMay('renamePlan') && plan?.status === 'DRAFT';
  const [, fork] = useMutation(forkPlanDocument);
  const [, rename] = useMutation(renamePlanDocument);
  const [action, setAction] = useState<Action | null>(null);
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  if (plan === null || !(mayFork || mayRename)) return null;

  const open = (next: Action) => {
    setAction(next);
    setName(next === 'fork' ? t('draft.nameOf', { name: plan.name }) : plan.name);
    setProblem(null);
  };
  const save = async () => {
    const chosen = name.trim();
    if (chosen === '') {
      setProblem(t('draft.nameNeeded'));
      return;
    }
    setBusy(true);
    const answered = await (action === 'fork'
      ? fork({ planId: plan.id, name: chosen }).then(({ data, error }) => ({ answer: data?.forkPlan, error }))
      : rename({ planId: plan.id, name: chosen }).then(({ data, error }) => ({
          answer: data?.renamePlan,
          error,
        })));
    setBusy(false);
    const { answer, error } = answered;
    if (answer?.__typename !== 'PlanSaved') {
      setProblem(answer?.message ?? error?.message ?? t('state.failed'));
      return;
    }
    setAction(null);
    refresh();
    onSaved();
    if (action === 'fork') navigation.go({ plan: answer.plan.id, selection: null });
    toasts.show({
      text: t(action === 'fork' ? 'draft.forked' : 'draft.renamed', { name: answer.plan.name }),
    });
  };
  if (action === null) {
    return (
      <div className="actions draft-actions">
        {mayFork && (
          <button type="button" className="button" onClick={() => open('fork')}>
            {t('draft.fork')}
          </button>
        )}
        {mayRename && (
          <button type="button" className="button" onClick={() => open('rename')}>
            {t('draft.rename')}
          </button>
        )}
      </div>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  return (
    <form className="form-field draft-form" onSubmit={submit}>
      <label>
        <span>{t('draft.name')}</span>
        <input
          className="field"
          value={name}
          maxLength={LONGEST_NAME}
          // The form opens because somebody asked to write a name.
          ref={(input) => input?.focus()}
          onChange={(event) => setName(event.target.value)}
          aria-invalid={problem !== null}
        />
      </label>
      {problem !== null && (
        <p className="note bad" role="alert">
          {problem}
        </p>
      )}
      <div className="actions">
        <button type="submit" className="button primary" disabled={busy}>
          {t('draft.save')}
        </button>
        <button type="button" className="button" onClick={() => setAction(null)}>
          {t('draft.cancel')}
        </button>
      </div>
    </form>
  );
}
