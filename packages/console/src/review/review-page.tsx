import './review.css';
import { useCallback } from 'react';
import { useQuery } from 'urql';
import { useMay } from '../app/session.tsx';
import { type PlanInReview, reviewDocument } from '../graphql/review-documents.ts';
import { Loaded } from '../inspect/loaded.tsx';
import { useWords } from '../messages/use-words.ts';
import { Empty } from '../shell/parts.tsx';
import { Comments } from './comments.tsx';
import { OpenReview } from './open-review.tsx';
import { PublishedPlan } from './published-plan.tsx';
import { SubmitForm } from './submit-form.tsx';

/** A plan on its way from a draft to publication: review, signatures, comments; then what was published. */
export function ReviewPage({ planId }: { readonly planId: string }) {
  const [answer, retry] = useQuery({
    query: reviewDocument,
    variables: { planId },
    requestPolicy: 'cache-and-network',
  });
  const again = useCallback(() => retry({ requestPolicy: 'network-only' }), [retry]);
  return (
    <Loaded answer={answer} find={(data) => data.plan} onRetry={again}>
      {(plan) => <Stage plan={plan} onChanged={again} />}
    </Loaded>
  );
}

function Stage({ plan, onChanged }: { readonly plan: PlanInReview; readonly onChanged: () => void }) {
  const { t, formats } = useWords();
  const maySubmit = useMay('submitPlan');
  const { review } = plan;
  return (
    <>
      <div className="chips review-status">
        <span className={`tag ${plan.status === 'PUBLISHED' ? 'good' : 'accent'}`} data-testid="plan-status">
          {t(`planStatus.${plan.status}`)}
        </span>
        <span className="tag">{t('plan.revision', { revision: plan.revision })}</span>
      </div>
      {plan.status === 'PUBLISHED' || plan.status === 'SUPERSEDED' ? (
        <PublishedPlan planId={plan.id} />
      ) : (
        <>
          <p className="muted page-why">{t('review.why')}</p>
          {review.state === 'WITHDRAWN' && review.withdrawnAt !== null && (
            <p className="note warn">
              {t('review.withdrawn', {
                by: review.withdrawnBy ?? '',
                at: formats.dateTime(review.withdrawnAt),
                reason: review.withdrawReason ?? '',
              })}
            </p>
          )}
          {plan.status === 'IN_REVIEW' ? (
            <OpenReview plan={plan} onChanged={onChanged} />
          ) : maySubmit ? (
            <SubmitForm plan={plan} onChanged={onChanged} />
          ) : (
            <Empty title={t('review.notYet')} next={t('review.notYetNext')} />
          )}
        </>
      )}
      <Comments plan={plan} onChanged={onChanged} />
    </>
  );
}
