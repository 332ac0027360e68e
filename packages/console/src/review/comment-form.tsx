import { useEffect, useState } from 'react';
import { useMutation } from 'urql';
import { ringAt, setOverlay } from '../app/overlay.ts';
import { useAccount } from '../app/session.tsx';
import { useWorkbench } from '../app/workbench.tsx';
import { addCommentDocument, type PlanComment, type PlanInReview } from '../graphql/review-documents.ts';
import { PlaceStep, WordsStep } from '../map/place-form.tsx';
import { useWords } from '../messages/use-words.ts';
import { useToasts } from '../shell/toasts.tsx';

const KINDS: readonly PlanComment['kind'][] = ['COMMENT', 'OBJECTION'];

/** Pins a comment on the map: first the place, then the words. */
export function CommentForm(props: { readonly plan: PlanInReview; readonly onAdded: () => void }) {
  const { t } = useWords();
  const { stage } = useWorkbench();
  const account = useAccount();
  const toasts = useToasts();
  const [, run] = useMutation(addCommentDocument);
  const [picking, setPicking] = useState(false);
  const [at, setAt] = useState<[number, number] | null>(null);
  const [kind, setKind] = useState<PlanComment['kind']>('COMMENT');
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const { plan } = props;
  // Objections are a department's, and only count while the plan is before it.
  const mayObject = plan.status === 'IN_REVIEW' && account.department !== null;
  const place = (where: [number, number]) => {
    setPicking(false);
    setAt(where);
    setOverlay({ sketch: [ringAt(where)] });
  };
  const leave = () => {
    setPicking(false);
    setAt(null);
    setOverlay({ sketch: [] });
  };
  useEffect(() => () => setOverlay({ sketch: [] }), []);
  const save = async () => {
    if (at === null) return;
    setBusy(true);
    const { data, error } = await run({
      input: { planId: plan.id, kind: mayObject ? kind : 'COMMENT', text: text.trim(), at },
    });
    setBusy(false);
    const answer = data?.addComment;
    if (answer?.__typename !== 'PlanComment') {
      toasts.show({ text: t('review.refused', { reason: answer?.message ?? error?.message ?? '' }) });
      return;
    }
    setText('');
    setKind('COMMENT');
    leave();
    props.onAdded();
    toasts.show({ text: t('comments.saved') });
  };
  if (!picking && at === null) {
    return (
      <div className="review-tools">
        <button
          type="button"
          className="button small"
          disabled={stage === null}
          onClick={() => setPicking(true)}
        >
          {t('comments.add')}
        </button>
      </div>
    );
  }
  return (
    <div className="form comment-form">
      {at === null ? (
        <PlaceStep
          help={t('comments.press')}
          centre={t('comments.centre')}
          cancel={t('comments.cancel')}
          onPlace={place}
          onCancel={leave}
        />
      ) : (
        <>
          <p role="status">{t('comments.placed')}</p>
          {mayObject && (
            <fieldset className="segmented" aria-label={t('comments.kind')}>
              {KINDS.map((value) => (
                <button
                  key={value}
                  type="button"
                  aria-pressed={kind === value}
                  onClick={() => setKind(value)}
                >
                  {t(`comments.${value}`)}
                </button>
              ))}
            </fieldset>
          )}
          {kind === 'OBJECTION' && <p className="note warn">{t('comments.objectionNote')}</p>}
          <WordsStep
            label={t('comments.text')}
            text={text}
            onText={setText}
            send={t('comments.save')}
            cancel={t('comments.cancel')}
            busy={busy}
            onSend={() => void save()}
            onCancel={leave}
          />
        </>
      )}
    </div>
  );
}
