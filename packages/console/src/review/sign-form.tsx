import { Checkbox, Select } from 'antd';
import { useState } from 'react';
import { useSpeaksFor } from '../app/use-speaks-for.ts';
import type { PlanInReview } from '../graphql/review-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { Section } from '../shell/parts.tsx';
import { signable } from './signing.ts';
import { useReview } from './use-review.ts';

/** A department's word on the communities whose turn it is: agreed and signed, or objected with the reason. */
export function SignForm(props: { readonly plan: PlanInReview; readonly onChanged: () => void }) {
  const { t, formats, name } = useWords();
  const { departments, only: own, any: onPaper } = useSpeaksFor();
  const { plan, onChanged } = props;
  const { sign, busy } = useReview(plan.id, onChanged);
  const [departmentId, setDepartmentId] = useState(own ?? departments[0]?.id ?? '');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [comment, setComment] = useState('');
  const department = departments.find(({ id }) => id === departmentId);
  const called = department === undefined ? departmentId : name(department);
  const open = signable(plan.review, departmentId);
  const chosen = open.map(({ communityId }) => communityId).filter((id) => !left.has(id));
  const notYet = plan.review.communities.some(({ signatures }) =>
    signatures.some(({ department: { id }, state }) => id === departmentId && state === 'NOT_YET'),
  );
  const give = async (approve: boolean) => {
    const number = formats.number(chosen.length);
    const done = await sign({
      departmentId,
      communityIds: chosen,
      approve,
      comment,
      said: t(approve ? 'review.signed' : 'review.objected', { department: called, number }),
    });
    if (done) {
      setComment('');
      setLeft(new Set());
    }
  };
  const wordsMissing = comment.trim() === '';
  return (
    <Section title={t('review.sign')} aside={own === null ? undefined : called}>
      <div className="form review-form">
        {own === null && (
          <div className="form-field">
            <span>{t('review.signAs')}</span>
            <Select
              aria-label={t('review.signAs')}
              value={departmentId}
              onChange={(id) => {
                setDepartmentId(id);
                setLeft(new Set());
              }}
              options={departments.map((each) => ({ value: each.id, label: name(each) }))}
            />
            {onPaper && <span className="muted">{t('review.onPaper')}</span>}
          </div>
        )}
        {open.length === 0 ? (
          <p className="muted">
            {t('review.nothingToSign', { department: called })} {notYet && t('review.leadWaits')}
          </p>
        ) : (
          <>
            <fieldset className="plain">
              <legend>{t('review.which')}</legend>
              {open.length > 1 && (
                <Checkbox
                  checked={chosen.length === open.length}
                  indeterminate={chosen.length > 0 && chosen.length < open.length}
                  onChange={({ target }) =>
                    setLeft(new Set(target.checked ? [] : open.map(({ communityId }) => communityId)))
                  }
                >
                  {t('review.allWaiting')}
                </Checkbox>
              )}
              <div className="review-which">
                {open.map(({ communityId, name: community }) => (
                  <Checkbox
                    key={communityId}
                    checked={!left.has(communityId)}
                    onChange={({ target }) => {
                      const next = new Set(left);
                      if (target.checked) next.delete(communityId);
                      else next.add(communityId);
                      setLeft(next);
                    }}
                  >
                    {community}
                  </Checkbox>
                ))}
              </div>
            </fieldset>
            <label>
              <span>{t('review.comment')}</span>
              <textarea
                className="field"
                rows={2}
                maxLength={2000}
                value={comment}
                onChange={({ target }) => setComment(target.value)}
              />
            </label>
            <div className="actions">
              <button
                type="button"
                className="button primary wide"
                disabled={busy || chosen.length === 0 || (onPaper && wordsMissing)}
                onClick={() => void give(true)}
              >
                {t('review.approve', { number: formats.number(chosen.length) })}
              </button>
              <button
                type="button"
                className="button"
                disabled={busy || chosen.length === 0 || wordsMissing}
                onClick={() => void give(false)}
              >
                {t('review.object')}
              </button>
            </div>
          </>
        )}
      </div>
    </Section>
  );
}
