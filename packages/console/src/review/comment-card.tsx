import { useState } from 'react';
import { useMutation } from 'urql';
import { holds } from '../app/rights.ts';
import { useAccount, useMay } from '../app/session.tsx';
import {
  answerCommentDocument,
  type PlanComment,
  resolveCommentDocument,
} from '../graphql/review-documents.ts';
import { departmentColour } from '../map/palette.ts';
import { useWords } from '../messages/use-words.ts';
import { Dot } from '../shell/parts.tsx';
import { useToasts } from '../shell/toasts.tsx';

/** A comment with its answers; while it is open it can be answered, and settled by whom it belongs to. */
export function CommentCard(props: {
  readonly comment: PlanComment;
  readonly number: number;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly onChanged: () => void;
}) {
  const { t, formats, name } = useWords();
  const account = useAccount();
  const toasts = useToasts();
  const { comment } = props;
  const [answering, setAnswering] = useState(false);
  const [text, setText] = useState('');
  const [, runAnswer] = useMutation(answerCommentDocument);
  const [, runResolve] = useMutation(resolveCommentDocument);
  const isOpen = comment.resolvedAt === null;
  const isObjection = comment.kind === 'OBJECTION';
  const own = comment.department !== null && comment.department.id === account.department?.id;
  const mayResolve =
    useMay('resolveComment') &&
    (own || holds(account, 'ADMINISTRATOR') || (holds(account, 'PLANNER') && !isObjection));
  const said = (by: string, at: string, department: PlanComment['department']) =>
    department === null
      ? t('comments.by', { by, at: formats.dateTime(at) })
      : t('comments.byOf', { department: name(department), by, at: formats.dateTime(at) });
  const refused = (message: string | undefined) =>
    toasts.show({ text: t('review.refused', { reason: message ?? t('state.failed') }) });
  const send = async () => {
    const { data, error } = await runAnswer({ id: comment.id, text: text.trim() });
    const answer = data?.answerComment;
    if (answer?.__typename !== 'PlanComment') {
      refused(answer?.message ?? error?.message);
      return;
    }
    setText('');
    setAnswering(false);
    props.onChanged();
  };
  const resolve = async () => {
    const { data, error } = await runResolve({ id: comment.id });
    const answer = data?.resolveComment;
    if (answer?.__typename !== 'PlanComment') {
      refused(answer?.message ?? error?.message);
      return;
    }
    toasts.show({ text: t('comments.resolvedToast') });
    props.onChanged();
  };
  return (
    <article className="comment" aria-current={props.chosen || undefined}>
      <button type="button" className="comment-head" onClick={props.onChoose} title={t('comments.fly')}>
        <span className={`pin-number ${comment.kind}`} data-open={isOpen}>
          {props.number}
        </span>
        <span className="grow">{comment.text}</span>
      </button>
      <div className="chips">
        <span className={isObjection && isOpen ? 'tag bad' : 'tag'}>{t(`comments.${comment.kind}`)}</span>
        {comment.grid !== null && (
          <span className="tag">{t('comments.inGrid', { code: comment.grid.slice(-3) })}</span>
        )}
      </div>
      <span className="muted">
        {comment.department !== null && <Dot colour={departmentColour(comment.department.hue)} />}{' '}
        {said(comment.by, comment.createdAt, comment.department)}
      </span>
      {comment.answers.length > 0 && (
        <ul className="comment-answers" aria-label={t('comments.answers')}>
          {comment.answers.map((answer) => (
            <li key={answer.id}>
              <p>{answer.text}</p>
              <span className="muted">{said(answer.by, answer.createdAt, answer.department)}</span>
            </li>
          ))}
        </ul>
      )}
      {comment.resolvedAt !== null && (
        <span className="tag good">
          {t('comments.resolved', { by: comment.resolvedBy ?? '', at: formats.dateTime(comment.resolvedAt) })}
        </span>
      )}
      {answering && (
        <label className="form-field">
          <span>{t('comments.answerText')}</span>
          <textarea
            // biome-ignore lint/a11y/noAutofocus: it opens by the button that asks for it
            autoFocus
            className="field"
            rows={2}
            maxLength={2000}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </label>
      )}
      {isOpen && (
        <div className="actions">
          {answering ? (
            <button
              type="button"
              className="button small primary"
              disabled={text.trim() === ''}
              onClick={() => void send()}
            >
              {t('comments.send')}
            </button>
          ) : (
            <button type="button" className="button small" onClick={() => setAnswering(true)}>
              {t('comments.answer')}
            </button>
          )}
          {mayResolve && (
            <button type="button" className="button small" onClick={() => void resolve()}>
              {t('comments.resolve')}
            </button>
          )}
        </div>
      )}
    </article>
  );
}
