import { useState } from 'react';
import { useMay } from '../app/session.tsx';
import type { PlanInReview } from '../graphql/review-documents.ts';
import { departmentColour } from '../map/palette.ts';
import { useWords } from '../messages/use-words.ts';
import { Bar, Dot, Section } from '../shell/parts.tsx';
import { IssueList } from './issue-list.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { SignForm } from './sign-form.tsx';
import { SignatureList } from './signature-list.tsx';
import { progressOf } from './signing.ts';
import { useReview } from './use-review.ts';

interface Step {
  readonly plan: PlanInReview;
  readonly onChanged: () => void;
}

/** A plan before the departments: how far they are, their own word, and what ends the review. */
export function OpenReview({ plan, onChanged }: Step) {
  const { t, formats, name } = useWords();
  const maySign = useMay('signPlan');
  const mayEnd = useMay('withdrawPlan');
  const { review } = plan;
  const { signed, all } = progressOf(review);
  return (
    <>
      {review.submittedAt !== null && (
        <p className="muted">
          {t('review.submitted', {
            by: review.submittedBy ?? '',
            at: formats.dateTime(review.submittedAt),
            revision: review.revision ?? plan.revision,
          })}
        </p>
      )}
      {review.note !== null && <p className="note">{review.note}</p>}
      <Section
        title={t('review.progress')}
        aside={t('review.progressOf', { signed: formats.number(signed), all: formats.number(all) })}
      >
        <Bar share={all === 0 ? 0 : signed / all} colour="var(--accent)" />
        <p className="review-waiting">
          <span className="muted">{t('review.waitingFor')}</span>{' '}
          {review.waitingFor.length === 0
            ? t('review.nobody')
            : review.waitingFor.map((department) => (
                <span key={department.id} className="chip">
                  <Dot colour={departmentColour(department.hue)} />
                  {name(department)}
                </span>
              ))}
        </p>
        {review.openObjections > 0 && (
          <p className="note warn">
            {t('review.objections', { number: formats.number(review.openObjections) })}
          </p>
        )}
      </Section>
      {maySign && <SignForm plan={plan} onChanged={onChanged} />}
      <SignatureList communities={review.communities} />
      {review.issues.length > 0 && (
        <Section title={t('review.issuesInReview')} aside={String(review.issues.length)}>
          <IssueList issues={review.issues} />
        </Section>
      )}
      {mayEnd && <EndReview plan={plan} onChanged={onChanged} />}
    </>
  );
}

/** Publishing, which asks first, or taking the plan back, which wants a reason. */
function EndReview({ plan, onChanged }: Step) {
  const { t, formats } = useWords();
  const { review } = plan;
  const { withdraw, busy } = useReview(plan.id, onChanged);
  const [reason, setReason] = useState('');
  const [publishing, setPublishing] = useState(false);
  const inTheWay = [
    ...(review.waitingFor.length > 0
      ? [t('review.stillWaiting', { number: formats.number(review.waitingFor.length) })]
      : []),
    ...(review.openObjections > 0
      ? [t('review.objections', { number: formats.number(review.openObjections) })]
      : []),
    ...(review.issues.length > 0
      ? [t('review.issuesLeft', { number: formats.number(review.issues.length) })]
      : []),
  ];
  return (
    <Section title={t('review.end')}>
      <div className="form review-form">
        {!review.ready && (
          <p className="muted">{t('review.notReady', { reason: inTheWay.join(t('edit.and')) })}</p>
        )}
        <button
          type="button"
          className="button primary"
          disabled={!review.ready}
          onClick={() => setPublishing(true)}
        >
          {t('review.publish')}
        </button>
        <label>
          <span>{t('review.withdrawReason')}</span>
          <textarea
            className="field"
            rows={2}
            maxLength={2000}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </label>
        <p className="muted">{t('review.withdrawNote')}</p>
        <button
          type="button"
          className="button"
          disabled={busy || reason.trim() === ''}
          onClick={() => void withdraw(reason.trim())}
        >
          {t('review.withdraw')}
        </button>
      </div>
      {publishing && (
        <PublishDialog planId={plan.id} onClose={() => setPublishing(false)} onPublished={onChanged} />
      )}
    </Section>
  );
}
