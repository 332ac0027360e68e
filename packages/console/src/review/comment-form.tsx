import { useEffect, useState } from 'react';
import { useMutation } from 'urql';
import { ringAt, setOverlay } from '../app/overlay.ts';
import { useAccount } from '../app/session.tsx';
import { useWorkbench } from '../app/workbench.tsx';
import { addCommentDocument, type PlanComment, type PlanInReview } from '../graphql/review-documents.ts';
import { PickPlace } from '../map/pick-place.tsx';
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
      {picking && <PickPlace onPlace={place} onCancel={leave} />}
      <p role="status">{t(at === null ? 'comments.press' : 'comments.placed')}</p>
      {at === null ? (
        <div className="actions">
          <button
            type="button"
            className="button small"
            onClick={() => stage !== null && place(stage.centre())}
          >
            {t('comments.centre')}
          </button>
          <button type="button" className="button small" onClick={leave}>
            {t('comments.cancel')}
          </button>
        </div>
      ) : (
        <>
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
          <label>
            <span>{t('comments.text')}</span>
            <textarea
              // biome-ignore lint/a11y/noAutofocus: the place was just chosen to write about it
              autoFocus
              className="field"
              rows={3}
              maxLength={2000}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          </label>
          <div className="actions">
            <button
              type="button"
              className="button primary small"
              disabled={busy || text.trim() === ''}
              onClick={() => void save()}
            >
              {t('comments.save')}
            </button>
            <button type="button" className="button small" onClick={leave}>
              {t('comments.cancel')}
            </button>
          </div>
        </>
      )}
    </div>
  );
}
