import { type FormEvent, useId, useState } from 'react';
import { useMutation } from 'urql';
import { useAccount } from '../app/session.tsx';
import { useCarryOut } from '../app/use-carry-out.ts';
import { changePasswordDocument } from '../graphql/access-documents.ts';
import { useWords } from '../messages/use-words.ts';
import { Refused } from '../shell/refused.tsx';
import { PASSWORD_RULES, rulesKept } from './password-rules.ts';

/** The old password, and a new one whose rules are ticked as they are met. */
export function ChangePassword(props: { readonly onChanged: () => void; readonly onLeave?: () => void }) {
  const { t } = useWords();
  const { name } = useAccount();
  const [, run] = useMutation(changePasswordDocument);
  const { busy, refused, carryOut } = useCarryOut();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const rules = useId();
  const kept = rulesKept(next, name);
  const differs = again !== '' && again !== next;
  const complete = current !== '' && again === next && PASSWORD_RULES.every((rule) => kept[rule]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!complete || busy) return;
    if ((await carryOut(run({ current, next }), (data) => data.changePassword)) === null) return;
    setCurrent('');
    setNext('');
    setAgain('');
    props.onChanged();
  };
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      {/* For the browser's own keeper of passwords. */}
      <input type="text" name="username" autoComplete="username" value={name} readOnly hidden />
      <label>
        <span>{t('account.current')}</span>
        <input
          type="password"
          name="current"
          className="field"
          autoComplete="current-password"
          value={current}
          onChange={({ target }) => setCurrent(target.value)}
        />
      </label>
      <label>
        <span>{t('account.next')}</span>
        <input
          type="password"
          name="next"
          className="field"
          autoComplete="new-password"
          maxLength={200}
          aria-describedby={rules}
          value={next}
          onChange={({ target }) => setNext(target.value)}
        />
      </label>
      <ul className="password-rules" id={rules}>
        {PASSWORD_RULES.map((rule) => (
          <li key={rule} data-kept={kept[rule]}>
            <span aria-hidden="true">{kept[rule] ? '✓' : '○'}</span>
            {t(`passwordRule.${rule}`)}
            <span className="visually-hidden">
              {t(kept[rule] ? 'passwordRule.kept' : 'passwordRule.open')}
            </span>
          </li>
        ))}
        <li>
          <span aria-hidden="true">·</span>
          {t('passwordRule.server')}
        </li>
      </ul>
      <label>
        <span>{t('account.again')}</span>
        <input
          type="password"
          name="again"
          className="field"
          autoComplete="new-password"
          maxLength={200}
          aria-invalid={differs}
          value={again}
          onChange={({ target }) => setAgain(target.value)}
        />
        {differs && <span className="note bad">{t('account.differs')}</span>}
      </label>
      <Refused message={refused} />
      <div className="actions">
        <button type="submit" className="button primary wide" disabled={!complete || busy}>
          {t(busy ? 'account.changing' : 'account.change')}
        </button>
        {props.onLeave !== undefined && (
          <button type="button" className="button" onClick={props.onLeave}>
            {t('state.leave')}
          </button>
        )}
      </div>
    </form>
  );
}
