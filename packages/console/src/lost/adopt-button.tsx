import { useState } from 'react';
import { useMutation } from 'urql';
import { navigation } from '../app/navigation.ts';
import { useMay } from '../app/session.tsx';
import { adoptExplanationDocument } from '../graphql/merge-documents.ts';
import { useWords } from '../messages/use-words.ts';

/** Saves what was found about a line as a new plan and opens it; a plan that was saved from it is opened. */
export function AdoptButton(props: {
  readonly jobId: string;
  /** The plan it was saved as; null as long as nobody saved it. */
  readonly planId: string | null;
  /** A lost line comes back, or an arc goes away. */
  readonly lost: boolean;
}) {
  const { t, formats } = useWords();
  const { jobId, planId, lost } = props;
  const mayAdopt = useMay('adoptExplanation');
  const [{ fetching }, adoptExplanation] = useMutation(adoptExplanationDocument);
  const [problem, setProblem] = useState<string | null>(null);
  if (planId !== null)
    return (
      <>
        <p className="muted">{t('whatIf.adopted')}</p>
        <button type="button" className="button" onClick={() => open(planId)}>
          {t('whatIf.openAdopted')}
        </button>
      </>
    );
  if (!mayAdopt) return null;
  const adopt = async () => {
    setProblem(null);
    const when = formats.dateTime(new Date().toISOString());
    const name = t(lost ? 'whatIf.nameBack' : 'whatIf.nameAway', { when });
    const { data, error } = await adoptExplanation({ jobId, name });
    const adopted = data?.adoptExplanation;
    if (adopted?.__typename === 'Plan') open(adopted.id);
    else setProblem(adopted?.reason ?? error?.message ?? t('state.failed'));
  };
  return (
    <>
      <button type="button" className="button primary" disabled={fetching} onClick={() => void adopt()}>
        {t(fetching ? 'whatIf.adopting' : 'whatIf.adopt')}
      </button>
      {problem !== null && (
        <p className="note warn" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

function open(planId: string): void {
  navigation.go({ plan: planId, selection: null, against: null, compare: 'after' });
}
