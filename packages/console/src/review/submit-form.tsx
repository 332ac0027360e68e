import { useState } from 'react';
import { navigation } from '../app/navigation.ts';
import { useWorkbench } from '../app/workbench.tsx';
import type { PlanInReview } from '../graphql/review-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { Section } from '../shell/parts.tsx';
import { IssueList } from './issue-list.tsx';
import { useReview } from './use-review.ts';

/** Puts a draft up for review, once nothing of the plan itself is in the way. */
export function SubmitForm(props: { readonly plan: PlanInReview; readonly onChanged: () => void }) {
  const { t } = useWords();
  const { earlier } = useWorkbench();
  const { plan, onChanged } = props;
  const { submit, busy } = useReview(plan.id, onChanged);
  const [note, setNote] = useState('');
  const { issues } = plan.review;
  return (
    <Section title={t('review.issues')} aside={issues.length > 0 ? String(issues.length) : undefined}>
      {issues.length === 0 ? <p className="muted">{t('review.noIssues')}</p> : <IssueList issues={issues} />}
      <div className="form review-form">
        <label>
          <span>{t('review.note')}</span>
          <textarea
            className="field"
            rows={2}
            maxLength={2000}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        </label>
        {earlier !== null ? (
          <div className="note warn">
            <p>{t('review.earlier', { revision: plan.revision })}</p>
            <button type="button" className="button small" onClick={() => navigation.go({ revision: null })}>
              {t('history.newest')}
            </button>
          </div>
        ) : (
          <button
            type="button"
            className="button primary"
            disabled={busy || issues.length > 0}
            onClick={() => void submit(plan.revision, note)}
          >
            {t('review.submit', { revision: plan.revision })}
          </button>
        )}
      </div>
    </Section>
  );
}
