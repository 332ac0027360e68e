import { Select } from 'antd';
import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { useMay } from '../app/session.tsx';
import { answerGridChangeDocument, type GridChangeRequest } from '../graphql/business-documents.ts';
import { plansDocument } from '../graphql/map-documents.ts';
import { departmentColour } from '../map/palette.ts';
import { useWords } from '../messages/use-words.ts';
import { Dot } from '../shell/parts.tsx';
import { useToasts } from '../shell/toasts.tsx';
import { useFly } from '../workspaces/fly.ts';

const LOOK: Readonly<Record<GridChangeRequest['state'], string>> = {
  OPEN: 'tag accent',
  ACCEPTED: 'tag good',
  DECLINED: 'tag',
};

interface Row {
  readonly request: GridChangeRequest;
  readonly onChanged: () => void;
}

/** One request: where, who, why; and the planner's answer. */
export function RequestRow({ request, onChanged }: Row) {
  const { t, formats, name } = useWords();
  const mayAnswer = useMay('answerGridChange') && request.state === 'OPEN';
  const [answering, setAnswering] = useState(false);
  const fly = useFly();
  return (
    <article className="work-row" aria-label={t('gridChange.grid', { code: request.grid })}>
      <div className="work-row-head">
        <Dot colour={departmentColour(request.department.hue)} />
        <b className="grow">{t('gridChange.grid', { code: request.grid })}</b>
        <span className={LOOK[request.state]}>{t(`gridChangeState.${request.state}`)}</span>
      </div>
      <p className="business-text">{request.text}</p>
      <span className="muted">
        {t('gridChange.by', {
          department: name(request.department),
          by: request.by,
          at: formats.dateTime(request.createdAt),
        })}
      </span>
      {request.answer !== null && request.answeredAt !== null && (
        <p className="note">
          {t('gridChange.answeredBy', {
            by: request.answeredBy ?? '',
            at: formats.dateTime(request.answeredAt),
            answer: request.answer,
          })}
          {request.plan !== null && <> · {t('gridChange.takenUpIn', { name: request.plan.name })}</>}
        </p>
      )}
      <div className="actions">
        <button type="button" className="button small" onClick={() => fly(request.at)}>
          {t('gridChange.fly')}
        </button>
        {mayAnswer && !answering && (
          <button type="button" className="button small" onClick={() => setAnswering(true)}>
            {t('gridChange.answer')}
          </button>
        )}
      </div>
      {mayAnswer && answering && <AnswerForm request={request} onChanged={onChanged} />}
    </article>
  );
}

function AnswerForm({ request, onChanged }: Row) {
  const { t } = useWords();
  const toasts = useToasts();
  const [{ fetching }, run] = useMutation(answerGridChangeDocument);
  const [{ data: plans }] = useQuery({ query: plansDocument });
  const [text, setText] = useState('');
  const [planId, setPlanId] = useState('');
  const drafts = (plans?.plans.nodes ?? []).filter(({ status }) => status === 'DRAFT');
  const give = async (accept: boolean) => {
    const { data, error } = await run({
      id: request.id,
      accept,
      text: text.trim(),
      planId: accept && planId !== '' ? planId : null,
    });
    const answer = data?.answerGridChange;
    if (answer?.__typename !== 'GridChangeRequest') {
      toasts.show({ text: t('oneNet.refused', { reason: answer?.message ?? error?.message ?? '' }) });
      return;
    }
    toasts.show({ text: t('gridChange.answeredToast') });
    onChanged();
  };
  const incomplete = fetching || text.trim() === '';
  return (
    <div className="form">
      <label>
        <span>{t('gridChange.answerText')}</span>
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
      <div className="form-field">
        <span>{t('gridChange.inPlan')}</span>
        <Select
          aria-label={t('gridChange.inPlan')}
          value={planId}
          onChange={setPlanId}
          options={[
            { value: '', label: t('gridChange.inPlanNone') },
            ...drafts.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </div>
      <div className="actions">
        <button
          type="button"
          className="button small primary"
          disabled={incomplete}
          onClick={() => void give(true)}
        >
          {t('gridChange.accept')}
        </button>
        <button type="button" className="button small" disabled={incomplete} onClick={() => void give(false)}>
          {t('gridChange.decline')}
        </button>
      </div>
    </div>
  );
}
